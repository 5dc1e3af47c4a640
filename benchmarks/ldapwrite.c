/* ldapwrite: sends encoded writes over a few TLS connections that stay open, and prints JSON.
 * usage: ldapwrite PORT BIND WRITES CONNECTIONS FIRST SECONDS SERVER_PID RATE [CERTIFICATE KEY]
 * One thread a connection, one write at a time on each; each message of WRITES is sent once, from
 * the one numbered FIRST on. RATE 0: as fast as the server answers; otherwise so many are due each
 * second, and one that waits for a free connection waits from when it was due. With a certificate
 * the connection shows it, for SASL EXTERNAL. The server's certificate is not checked. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

#include "measure.h"

enum { ADD_RESPONSE = 0x69 };

static messages writes, bind_request;
static SSL_CTX *context;
static int port;
static size_t first;
static double rate, begun, until;
static atomic_size_t next_write;
static atomic_ulong done, refused;
static uint32_t *latencies;

static int ascending(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static SSL *connection(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
  to.sin_addr.s_addr = htonl(0x7f000001);
  if (connect(fd, (struct sockaddr *)&to, sizeof to)) fail("connect");
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  SSL *ssl = SSL_new(context);
  SSL_set_fd(ssl, fd);
  if (SSL_connect(ssl) != 1) fail("TLS handshake");
  return ssl;
}

/* Sends a request and reads its answer: the result code. What is said with it, when it is no success. */
static int ask(SSL *ssl, const message *m, uint8_t expected) {
  uint8_t in[65536], operation, code;
  size_t have = 0, length;
  if (SSL_write(ssl, m->bytes, m->length) <= 0) fail("write");
  while (!(length = answer(in, have, &operation, &code))) {
    int n = SSL_read(ssl, in + have, sizeof in - have);
    if (n <= 0) fail("the server closed a connection");
    have += n;
  }
  if (operation != expected) {
    fprintf(stderr, "unexpected operation %02x\n", operation);
    exit(3);
  }
  if (code != SUCCESS) {
    fprintf(stderr, "code %d: ", code);
    fwrite(in, 1, length, stderr);
    fputc('\n', stderr);
  }
  return code;
}

static void wait_until(double due) {
  double left = due - now();
  if (left > 0) usleep(left * 1e6);
}

static void *client(void *unused) {
  SSL *ssl = connection();
  if (ask(ssl, &bind_request.all[0], BIND_RESPONSE) != SUCCESS) exit(3);
  for (;;) {
    size_t number = atomic_fetch_add(&next_write, 1);
    double due = rate > 0 ? begun + number / rate : now();
    if (due >= until || first + number >= writes.count) break;
    wait_until(due);
    if (ask(ssl, &writes.all[first + number], ADD_RESPONSE) != SUCCESS) atomic_fetch_add(&refused, 1);
    latencies[atomic_fetch_add(&done, 1)] = (now() - due) * 1e6;
  }
  SSL_shutdown(ssl);
  SSL_free(ssl);
  return unused;
}

static double milliseconds(double part) {
  return done ? latencies[(size_t)((done - 1) * part)] / 1e3 : 0;
}

static int any_certificate(X509_STORE_CTX *chain, void *unused) {
  (void)chain, (void)unused;
  return 1;
}

int main(int argc, char **argv) {
  if (argc != 9 && argc != 11) {
    fprintf(stderr, "usage: %s PORT BIND WRITES CONNECTIONS FIRST SECONDS PID RATE [CERTIFICATE KEY]\n", argv[0]);
    return 2;
  }
  port = atoi(argv[1]);
  bind_request = read_messages(argv[2]);
  writes = read_messages(argv[3]);
  int count = atoi(argv[4]);
  first = atol(argv[5]);
  double seconds = atof(argv[6]);
  long pid = atol(argv[7]);
  rate = atof(argv[8]);
  signal(SIGPIPE, SIG_IGN);
  context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_cert_verify_callback(context, any_certificate, NULL);
  if (argc == 11 && (SSL_CTX_use_certificate_chain_file(context, argv[9]) != 1 ||
                     SSL_CTX_use_PrivateKey_file(context, argv[10], SSL_FILETYPE_PEM) != 1)) {
    fail("certificate and key");
  }
  latencies = calloc(writes.count, sizeof *latencies);
  pthread_t *threads = calloc(count, sizeof *threads);
  double cpu = cpu_seconds(pid);
  begun = now();
  until = begun + seconds;
  for (int i = 0; i < count; i++) pthread_create(&threads[i], NULL, client, NULL);
  for (int i = 0; i < count; i++) pthread_join(threads[i], NULL);
  double took = now() - begun;
  cpu = cpu_seconds(pid) - cpu;
  qsort(latencies, done, sizeof *latencies, ascending);
  printf("{\"writes_per_second\": %.1f, \"cpu_us\": %.2f, \"p50_ms\": %.3f, \"p99_ms\": %.3f, "
         "\"longest_ms\": %.3f, \"writes\": %lu, \"refused\": %lu}\n",
         done / took, done ? cpu / done * 1e6 : 0, milliseconds(.5), milliseconds(.99), milliseconds(1),
         (unsigned long)done, (unsigned long)refused);
  return done && refused <= done / 100 ? 0 : 4;
}
