/*
 * A disk that fails when it is told to: preloaded into a process, between it and the C library. Only files whose path
 * contains FAULTY_PATH are touched.
 *
 * FAULTY_KILL_AT=n and FAULTY_KILL_HOW=before|half|after: the process is killed at its n-th write, sync or truncation,
 * before it, when half of it is written, or after it.
 * FAULTY_CONTROL names a file that holds which calls fail from now on: "full" (ENOSPC for what would write), "write"
 * (EIO for writes), "sync" (EIO for fsync and fdatasync), "short" (half is written, then ENOSPC), or nothing.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum kind { WRITE, SYNC, TRUNCATE };

static atomic_long operations;

static int watched(int fd) {
  const char *path = getenv("FAULTY_PATH");
  char link[64], target[PATH_MAX + 1];
  if (path == NULL || fd < 3) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  long length = readlink(link, target, PATH_MAX);
  if (length < 0) return 0;
  target[length] = 0;
  return strstr(target, path) != NULL;
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

static int told(const char *word) {
  const char *control = getenv("FAULTY_CONTROL");
  char text[16] = {0};
  if (control == NULL) return 0;
  int fd = syscall(SYS_openat, AT_FDCWD, control, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  long length = syscall(SYS_read, fd, text, sizeof text - 1);
  syscall(SYS_close, fd);
  return length > 0 && strncmp(text, word, strlen(word)) == 0;
}

/* Whether this is the operation at which the process dies. */
static int last(void) {
  const char *at = getenv("FAULTY_KILL_AT");
  return at != NULL && atomic_fetch_add(&operations, 1) + 1 == atol(at);
}

static int how(const char *word) {
  const char *text = getenv("FAULTY_KILL_HOW");
  return text != NULL && strcmp(text, word) == 0;
}

static ssize_t written(int fd, const void *bytes, size_t count, off_t at, int positioned) {
  return positioned ? syscall(SYS_pwrite64, fd, bytes, count, at) : syscall(SYS_write, fd, bytes, count);
}

static ssize_t writing(int fd, const void *bytes, size_t count, off_t at, int positioned) {
  if (!watched(fd)) return written(fd, bytes, count, at, positioned);
  if (last()) {
    if (how("half")) written(fd, bytes, count / 2, at, positioned);
    if (how("after")) written(fd, bytes, count, at, positioned);
    die();
  }
  if (told("full")) return errno = ENOSPC, -1;
  if (told("write")) return errno = EIO, -1;
  if (told("short")) {
    if (count > 1) return written(fd, bytes, count / 2, at, positioned);
    return errno = ENOSPC, -1;
  }
  return written(fd, bytes, count, at, positioned);
}

ssize_t write(int fd, const void *bytes, size_t count) { return writing(fd, bytes, count, 0, 0); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return writing(fd, bytes, count, at, 1); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at) { return writing(fd, bytes, count, at, 1); }

static int other(int fd, enum kind kind, long number, off_t length) {
  if (watched(fd)) {
    if (last()) {
      if (how("after")) kind == TRUNCATE ? syscall(number, fd, length) : syscall(number, fd);
      die();
    }
    if (kind == SYNC && told("sync")) return errno = EIO, -1;
  }
  return kind == TRUNCATE ? syscall(number, fd, length) : syscall(number, fd);
}

int fsync(int fd) { return other(fd, SYNC, SYS_fsync, 0); }
int fdatasync(int fd) { return other(fd, SYNC, SYS_fdatasync, 0); }
int ftruncate(int fd, off_t length) { return other(fd, TRUNCATE, SYS_ftruncate, length); }
int ftruncate64(int fd, off_t length) { return other(fd, TRUNCATE, SYS_ftruncate, length); }
