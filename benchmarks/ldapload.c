/* ldapload: replays encoded searches over a few connections that stay open, and prints JSON.
 * usage: ldapload PORT BIND QUERIES CONNECTIONS WARMUP_SECONDS SECONDS SERVER_PID [RATE]
 * One thread, epoll, one search at a time on each connection after one bind. Only the outer TLVs of
 * the answers are read, so that the server is measured and not the client. Without RATE a connection
 * sends its next search at once; with it, so many are due each second, and a search that waits for
 * a free connection waits from when it was due: what a slow answer does to those behind it counts. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/prctl.h>

#include "measure.h"

#define SLOW_SECONDS 0.05

typedef struct {
  int fd;
  uint8_t *in;
  size_t have, room;
  double sent;
} connection;

static messages queries;
static size_t next_query;
static uint32_t next_id = 1;
static uint64_t searches, entries, refused, codes[128];
static uint32_t *latencies;
static size_t latency_count, latency_room = 1 << 23;
static uint64_t slow_answers;
static double interval, next_due; /* seconds; no interval: as fast as the server answers */
static double own_pause;
static connection **idle;
static size_t idle_count;

/* Where the messageID's four bytes are. */
static int id_offset(const message *m) {
  int i = 2;
  while (i < 10 && !(m->bytes[i] == 2 && m->bytes[i + 1] == 4)) i++;
  return i + 2;
}

static int ascending(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static void write_all(int fd, const uint8_t *bytes, size_t length) {
  for (size_t done = 0; done < length;) {
    ssize_t n = write(fd, bytes + done, length - done);
    if (n < 0 && errno != EAGAIN) fail("write");
    if (n > 0) done += n;
  }
}

static void send_next(connection *c, double due) {
  message *m = &queries.all[next_query++ % queries.count];
  uint32_t id = htonl(next_id++ & 0x7fffffff);
  memcpy(m->bytes + id_offset(m), &id, 4);
  c->sent = due;
  write_all(c->fd, m->bytes, m->length);
}

static void count_done(connection *c, uint8_t code) {
  searches++;
  codes[code & 127]++;
  if (code != SUCCESS && code != SIZE_LIMIT_EXCEEDED) refused++;
  double took = now() - c->sent;
  if (took > SLOW_SECONDS) slow_answers++;
  if (latency_count < latency_room) latencies[latency_count++] = took * 1e6;
}

static void send_what_is_due(void) {
  while (idle_count && next_due <= now()) {
    send_next(idle[--idle_count], next_due);
    next_due += interval;
  }
}

/* Sleeps until a search is due or an answer comes: spinning would take a core from whatever shares
 * the machine. When all connections wait for answers, only an answer can end it. */
static void sleep_until_due(int epoll) {
  double from = now(), wake = idle_count ? next_due : from + 0.2;
  if (wake <= from) return;
  long nanoseconds = (wake - from) * 1e9;
  struct timespec left = {nanoseconds / 1000000000, nanoseconds % 1000000000};
  struct pollfd answers = {.fd = epoll, .events = POLLIN};
  ppoll(&answers, 1, &left, NULL);
  /* How long this process itself was kept from running: what of the latencies is not the server's. */
  double late = now() - wake;
  if (late > own_pause) own_pause = late;
}

static void receive(connection *c) {
  if (c->room - c->have < 65536) {
    c->in = realloc(c->in, c->room *= 2);
    if (!c->in) fail("realloc");
  }
  ssize_t n = read(c->fd, c->in + c->have, c->room - c->have);
  if (n < 0 && errno == EAGAIN) return;
  if (n <= 0) {
    fprintf(stderr, "the server closed a connection\n");
    exit(3);
  }
  c->have += n;
  size_t from = 0, length;
  uint8_t operation, code;
  while ((length = answer(c->in + from, c->have - from, &operation, &code))) {
    from += length;
    if (operation == SEARCH_ENTRY) {
      entries++;
    } else if (operation == SEARCH_DONE) {
      count_done(c, code);
      if (interval) {
        idle[idle_count++] = c;
      } else {
        send_next(c, now());
      }
    } else if (operation != SEARCH_REFERENCE) {
      fprintf(stderr, "unexpected operation %02x\n", operation);
      exit(3);
    }
  }
  memmove(c->in, c->in + from, c->have - from);
  c->have -= from;
}

static void open_connection(connection *c, int port, const message *bind_request) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
  inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
  c->fd = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(c->fd, (struct sockaddr *)&to, sizeof to)) fail("connect");
  int one = 1;
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  c->room = 1 << 20;
  c->in = malloc(c->room);
  write_all(c->fd, bind_request->bytes, bind_request->length);
  uint8_t operation, code;
  while (!answer(c->in, c->have, &operation, &code)) {
    ssize_t n = read(c->fd, c->in + c->have, c->room - c->have);
    if (n <= 0) fail("bind");
    c->have += n;
  }
  if (operation != BIND_RESPONSE || code != SUCCESS) {
    fprintf(stderr, "bind refused with code %d\n", code);
    exit(3);
  }
  c->have = 0;
  fcntl(c->fd, F_SETFL, O_NONBLOCK);
}

static void run(int epoll, double until) {
  struct epoll_event events[64];
  while (now() < until) {
    if (interval) sleep_until_due(epoll);
    int n = epoll_wait(epoll, events, 64, interval ? 0 : 200);
    for (int i = 0; i < n; i++) receive(events[i].data.ptr);
    if (interval) send_what_is_due();
  }
}

static void forget_results(void) {
  searches = entries = refused = latency_count = slow_answers = 0;
  own_pause = 0;
  memset(codes, 0, sizeof codes);
}

static double milliseconds(double part) {
  return latency_count ? latencies[(size_t)((latency_count - 1) * part)] / 1e3 : 0;
}

int main(int argc, char **argv) {
  if (argc != 8 && argc != 9) {
    fprintf(stderr, "usage: %s PORT BIND QUERIES CONNECTIONS WARMUP_SECONDS SECONDS PID [RATE]\n",
            argv[0]);
    return 2;
  }
  int port = atoi(argv[1]), count = atoi(argv[4]);
  double warmup = atof(argv[5]), seconds = atof(argv[6]);
  long pid = atol(argv[7]);
  double rate = argc == 9 ? atof(argv[8]) : 0;
  interval = rate > 0 ? 1 / rate : 0;
  messages bind_request = read_messages(argv[2]);
  queries = read_messages(argv[3]);
  latencies = malloc(latency_room * sizeof *latencies);
  connection *all = calloc(count, sizeof *all);
  idle = calloc(count, sizeof *idle);
  int epoll = epoll_create1(0);
  for (int i = 0; i < count; i++) {
    open_connection(&all[i], port, &bind_request.all[0]);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    epoll_ctl(epoll, EPOLL_CTL_ADD, all[i].fd, &event);
    if (interval) {
      idle[idle_count++] = &all[i];
    } else {
      send_next(&all[i], now());
    }
  }
  prctl(PR_SET_TIMERSLACK, 1);
  next_due = now();
  run(epoll, now() + warmup);
  forget_results();
  double cpu = cpu_seconds(pid), start = now();
  run(epoll, start + seconds);
  double took = now() - start;
  cpu = cpu_seconds(pid) - cpu;
  qsort(latencies, latency_count, sizeof *latencies, ascending);
  double per = searches ? 1.0 / searches : 0;
  printf("{\"searches_per_second\": %.1f, \"entries_per_search\": %.3f, \"cpu_us\": %.2f, "
         "\"p50_ms\": %.3f, \"p99_ms\": %.3f, \"longest_ms\": %.3f, \"over_50_ms\": %lu, "
         "\"own_pause_ms\": %.3f, \"searches\": %lu, \"refused\": %lu, \"codes\": {",
         searches / took, entries * per, cpu * per * 1e6, milliseconds(.5), milliseconds(.99),
         milliseconds(1), (unsigned long)slow_answers, own_pause * 1e3, (unsigned long)searches,
         (unsigned long)refused);
  const char *comma = "";
  for (int i = 0; i < 128; i++) {
    if (codes[i]) printf("%s\"%d\": %lu", comma, i, (unsigned long)codes[i]), comma = ", ";
  }
  printf("}}\n");
  return searches && !refused ? 0 : 4;
}
