/* What the load generators share: clock, the server's processor time, files of encoded LDAP messages.
 * A file is a row of records: a 4-byte big-endian length and one LDAPMessage whose messageID is the
 * 4-byte INTEGER 02 04 xx xx xx xx (benchmarks/ldap_encoding.py writes it). */
#ifndef MEASURE_H
#define MEASURE_H
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BIND_RESPONSE = 0x61, SEARCH_ENTRY = 0x64, SEARCH_DONE = 0x65, SEARCH_REFERENCE = 0x73 };
enum { SUCCESS = 0, SIZE_LIMIT_EXCEEDED = 4 };

typedef struct {
  uint8_t *bytes;
  uint32_t length;
} message;

typedef struct {
  message *all;
  size_t count;
} messages;

static void fail(const char *what) {
  perror(what);
  exit(2);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

/* Seconds of processor, user and system, that all threads of a process have used (proc(5)). */
static double cpu_seconds(long pid) {
  char path[64], text[1024];
  snprintf(path, sizeof path, "/proc/%ld/stat", pid);
  FILE *file = fopen(path, "r");
  if (!file) fail(path);
  size_t n = fread(text, 1, sizeof text - 1, file);
  fclose(file);
  text[n] = 0;
  unsigned long user = 0, system = 0;
  char *after_name = strrchr(text, ')');
  if (!after_name || sscanf(after_name + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
                            &user, &system) != 2) {
    fprintf(stderr, "cannot read %s\n", path);
    exit(2);
  }
  return (double)(user + system) / sysconf(_SC_CLK_TCK);
}

static messages read_messages(const char *path) {
  messages read = {0};
  size_t room = 0;
  uint8_t head[4];
  FILE *file = fopen(path, "rb");
  if (!file) fail(path);
  while (fread(head, 1, 4, file) == 4) {
    if (read.count == room) {
      room = room ? 2 * room : 1024;
      read.all = realloc(read.all, room * sizeof *read.all);
      if (!read.all) fail("realloc");
    }
    message *m = &read.all[read.count++];
    m->length = (uint32_t)head[0] << 24 | head[1] << 16 | head[2] << 8 | head[3];
    m->bytes = malloc(m->length);
    if (!m->bytes || fread(m->bytes, 1, m->length, file) != m->length) fail(path);
  }
  fclose(file);
  if (read.count == 0) {
    fprintf(stderr, "no message in %s\n", path);
    exit(2);
  }
  return read;
}

/* One answer at the start of the bytes: its whole length, or 0 when more is needed. */
static size_t answer(const uint8_t *at, size_t have, uint8_t *operation, uint8_t *code) {
  if (have < 2) return 0;
  size_t head = 2, length = at[1];
  if (length & 0x80) {
    size_t more = length & 0x7f;
    if (have < 2 + more) return 0;
    length = 0;
    for (size_t i = 0; i < more; i++) length = length << 8 | at[2 + i];
    head += more;
  }
  if (have < head + length) return 0;
  const uint8_t *inside = at + head + 2 + at[head + 1];
  *operation = inside[0];
  size_t skip = inside[1] & 0x80 ? 2 + (inside[1] & 0x7f) : 2;
  *code = *operation == SEARCH_ENTRY || *operation == SEARCH_REFERENCE ? 0 : inside[skip + 2];
  return head + length;
}
#endif
