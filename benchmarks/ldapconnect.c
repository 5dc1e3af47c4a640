/* ldapconnect: one lookup as Thunderbird does it, again and again, and prints JSON.
 * usage: ldapconnect PORT BIND QUERIES THREADS WARMUP_SECONDS SECONDS SERVER_PID
 * A lookup is a new TCP connection, a full TLS 1.3 handshake (no resumption), a simple bind, one
 * search with its answers read, an unbind and a close. The certificate is not checked against
 * anything: this is the same work for every server. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

#include "measure.h"

static const uint8_t UNBIND[] = {0x30, 0x08, 0x02, 0x04, 0x7f, 0xff, 0xff, 0xff, 0x42, 0x00};

static messages queries, bind_request;
static SSL_CTX *context;
static int port;
static atomic_ulong lookups, entries, failures;
static atomic_uint next_query, next_source;
static atomic_bool stopped;
static char negotiated[128];

/* Another loopback address each time: closed connections occupy their ports for a minute. */
static int tcp(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  struct sockaddr_in from = {.sin_family = AF_INET}, to = {.sin_family = AF_INET};
  from.sin_addr.s_addr = htonl(0x7f000000 | (2 + atomic_fetch_add(&next_source, 1) % 250));
  to.sin_addr.s_addr = htonl(0x7f000001);
  to.sin_port = htons(port);
  setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
  if (bind(fd, (struct sockaddr *)&from, sizeof from)) fail("bind to a loopback address");
  if (connect(fd, (struct sockaddr *)&to, sizeof to)) fail("connect");
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return fd;
}

/* Sends a request and reads up to its last answer; false when it was not a good one. */
static int ask(SSL *ssl, const message *m, uint8_t last) {
  uint8_t in[65536], operation, code;
  size_t have = 0, length;
  if (SSL_write(ssl, m->bytes, m->length) <= 0) return 0;
  for (;;) {
    size_t from = 0;
    while ((length = answer(in + from, have - from, &operation, &code))) {
      from += length;
      if (operation == SEARCH_ENTRY) atomic_fetch_add(&entries, 1);
      if (operation == last) return code == SUCCESS || code == SIZE_LIMIT_EXCEEDED;
    }
    memmove(in, in + from, have - from);
    have -= from;
    int n = SSL_read(ssl, in + have, sizeof in - have);
    if (n <= 0) return 0;
    have += n;
  }
}

static int lookup(void) {
  int fd = tcp();
  SSL *ssl = SSL_new(context);
  SSL_set_fd(ssl, fd);
  const message *query = &queries.all[atomic_fetch_add(&next_query, 1) % queries.count];
  int good = SSL_connect(ssl) == 1 && ask(ssl, &bind_request.all[0], BIND_RESPONSE) &&
             ask(ssl, query, SEARCH_DONE);
  if (good && !negotiated[0]) {
    snprintf(negotiated, sizeof negotiated, "%s %s", SSL_get_version(ssl), SSL_get_cipher(ssl));
  }
  if (good) SSL_write(ssl, UNBIND, sizeof UNBIND);
  SSL_shutdown(ssl);
  SSL_free(ssl);
  close(fd);
  return good;
}

static void *client(void *unused) {
  while (!stopped) {
    atomic_fetch_add(lookup() ? &lookups : &failures, 1);
    ERR_clear_error();
  }
  return unused;
}

static int any_certificate(X509_STORE_CTX *chain, void *unused) {
  (void)chain, (void)unused;
  return 1;
}

int main(int argc, char **argv) {
  if (argc != 8) {
    fprintf(stderr, "usage: %s PORT BIND QUERIES THREADS WARMUP_SECONDS SECONDS PID\n", argv[0]);
    return 2;
  }
  port = atoi(argv[1]);
  bind_request = read_messages(argv[2]);
  queries = read_messages(argv[3]);
  int count = atoi(argv[4]);
  double warmup = atof(argv[5]), seconds = atof(argv[6]);
  long pid = atol(argv[7]);
  signal(SIGPIPE, SIG_IGN);
  context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_cert_verify_callback(context, any_certificate, NULL);
  SSL_CTX_set_read_ahead(context, 1);
  pthread_t *threads = calloc(count, sizeof *threads);
  for (int i = 0; i < count; i++) pthread_create(&threads[i], NULL, client, NULL);
  usleep(warmup * 1e6);
  unsigned long done = lookups, found = entries, failed = failures;
  double cpu = cpu_seconds(pid), own = cpu_seconds(getpid()), start = now();
  usleep(seconds * 1e6);
  double took = now() - start;
  cpu = cpu_seconds(pid) - cpu;
  own = cpu_seconds(getpid()) - own;
  done = lookups - done;
  found = entries - found;
  stopped = 1;
  for (int i = 0; i < count; i++) pthread_join(threads[i], NULL);
  double per = done ? 1.0 / done : 0;
  printf("{\"searches_per_second\": %.1f, \"entries_per_search\": %.3f, \"cpu_us\": %.2f, "
         "\"generator_busy\": %.2f, \"searches\": %lu, \"refused\": %lu, \"tls\": \"%s\"}\n",
         done / took, found * per, cpu * per * 1e6, own / took, done, failures - failed, negotiated);
  return done && failures == 0 ? 0 : 4;
}
