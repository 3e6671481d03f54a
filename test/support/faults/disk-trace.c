/*
 * Writes down what a process does to the files of one folder: every write with its bytes, every change of length, every
 * sync, and every name that comes or goes. Loaded with LD_PRELOAD; disk-trace.ts reads what it wrote. What the process
 * writes to its standard output is written down between, so that a reader knows what it had said by then.
 *
 * TRACED_FOLDER names the folder, TRACE_FILE the file that the trace is appended to. A record is: a letter, the number of
 * the file (inode, 8 bytes), an offset (8 bytes), the length of what follows (4 bytes), and that. Numbers are
 * little-endian.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int trace = -1;
static char folder[4096];

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    long written = syscall(SYS_write, trace, at, length);
    if (written < 0) {
      if (errno == EINTR) continue;
      abort();
    }
    at += written;
    length -= (size_t)written;
  }
}

static void record(char what, uint64_t file, uint64_t offset, const void *bytes, size_t length) {
  int before = errno;
  char head[21];
  uint32_t size = (uint32_t)length;
  head[0] = what;
  memcpy(head + 1, &file, 8);
  memcpy(head + 9, &offset, 8);
  memcpy(head + 17, &size, 4);
  put(head, sizeof head);
  put(bytes, length);
  errno = before;
}

__attribute__((constructor)) static void begin(void) {
  const char *to = getenv("TRACE_FILE");
  const char *of = getenv("TRACED_FOLDER");
  if (!to || !of || strlen(of) >= sizeof folder) return;
  strcpy(folder, of);
  trace = (int)syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The path of an open file, when it lies in the folder or is the folder; else null. */
static const char *traced(int handle, char *path, size_t size, struct stat *facts) {
  if (trace < 0 || handle < 0) return NULL;
  int before = errno;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
  ssize_t length = readlink(link, path, size - 1);
  int is = length > 0 && fstat(handle, facts) == 0;
  errno = before;
  if (!is) return NULL;
  path[length] = 0;
  size_t prefix = strlen(folder);
  if (strncmp(path, folder, prefix) != 0) return NULL;
  return path[prefix] == 0 || path[prefix] == '/' ? path : NULL;
}

#define TRACED(handle)                                                                                            \
  char path[4096];                                                                                                \
  struct stat facts;                                                                                              \
  int is = traced(handle, path, sizeof path, &facts) != NULL

static int opened(int handle, int flags, int existed) {
  TRACED(handle);
  if (is && S_ISREG(facts.st_mode)) {
    if (!existed) record('c', facts.st_ino, 0, path, strlen(path));
    else if (flags & O_TRUNC) record('t', facts.st_ino, 0, "", 0);
  }
  return handle;
}

static int exists(int at, const char *name) {
  int before = errno;
  int is = faccessat(at, name, F_OK, 0) == 0;
  errno = before;
  return is;
}

#define OPEN(name)                                                                                                \
  int name(const char *file, int flags, ...) {                                                                    \
    va_list rest;                                                                                                 \
    va_start(rest, flags);                                                                                        \
    int mode = (flags & O_CREAT) ? va_arg(rest, int) : 0;                                                         \
    va_end(rest);                                                                                                 \
    if (trace < 0) return NEXT(name)(file, flags, mode);                                                          \
    pthread_mutex_lock(&lock);                                                                                    \
    int existed = exists(AT_FDCWD, file);                                                                         \
    int handle = opened(NEXT(name)(file, flags, mode), flags, existed);                                           \
    pthread_mutex_unlock(&lock);                                                                                  \
    return handle;                                                                                                \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                                              \
  int name(int at, const char *file, int flags, ...) {                                                            \
    va_list rest;                                                                                                 \
    va_start(rest, flags);                                                                                        \
    int mode = (flags & O_CREAT) ? va_arg(rest, int) : 0;                                                         \
    va_end(rest);                                                                                                 \
    if (trace < 0) return NEXT(name)(at, file, flags, mode);                                                      \
    pthread_mutex_lock(&lock);                                                                                    \
    int existed = exists(at, file);                                                                               \
    int handle = opened(NEXT(name)(at, file, flags, mode), flags, existed);                                       \
    pthread_mutex_unlock(&lock);                                                                                  \
    return handle;                                                                                                \
  }
OPENAT(openat)
OPENAT(openat64)

static void wrote(int handle, int64_t offset, const void *bytes, ssize_t length) {
  if (trace < 0 || length <= 0) return;
  if (handle == STDOUT_FILENO) {
    record('a', 0, 0, bytes, (size_t)length);
    return;
  }
  TRACED(handle);
  if (!is || !S_ISREG(facts.st_mode)) return;
  /* Without an offset of its own a write went to where the file's position was before it. */
  if (offset < 0) offset = lseek(handle, 0, SEEK_CUR) - length;
  record('w', facts.st_ino, (uint64_t)offset, bytes, (size_t)length);
}

ssize_t write(int handle, const void *bytes, size_t length) {
  if (trace < 0) return NEXT(write)(handle, bytes, length);
  pthread_mutex_lock(&lock);
  ssize_t written = NEXT(write)(handle, bytes, length);
  wrote(handle, -1, bytes, written);
  pthread_mutex_unlock(&lock);
  return written;
}

ssize_t writev(int handle, const struct iovec *parts, int count) {
  if (trace < 0) return NEXT(writev)(handle, parts, count);
  ssize_t all = 0;
  for (int part = 0; part < count; part++) {
    ssize_t written = write(handle, parts[part].iov_base, parts[part].iov_len);
    if (written < 0) return all > 0 ? all : written;
    all += written;
    if ((size_t)written < parts[part].iov_len) break;
  }
  return all;
}

#define PWRITE(name)                                                                                              \
  ssize_t name(int handle, const void *bytes, size_t length, off_t offset) {                                      \
    if (trace < 0) return NEXT(name)(handle, bytes, length, offset);                                              \
    pthread_mutex_lock(&lock);                                                                                    \
    ssize_t written = NEXT(name)(handle, bytes, length, offset);                                                  \
    wrote(handle, offset, bytes, written);                                                                        \
    pthread_mutex_unlock(&lock);                                                                                  \
    return written;                                                                                               \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define FTRUNCATE(name)                                                                                           \
  int name(int handle, off_t length) {                                                                            \
    if (trace < 0) return NEXT(name)(handle, length);                                                             \
    pthread_mutex_lock(&lock);                                                                                    \
    int result = NEXT(name)(handle, length);                                                                      \
    TRACED(handle);                                                                                               \
    if (result == 0 && is) record('t', facts.st_ino, (uint64_t)length, "", 0);                                    \
    pthread_mutex_unlock(&lock);                                                                                  \
    return result;                                                                                                \
  }
FTRUNCATE(ftruncate)
FTRUNCATE(ftruncate64)

#define SYNC(name)                                                                                                \
  int name(int handle) {                                                                                          \
    if (trace < 0) return NEXT(name)(handle);                                                                     \
    pthread_mutex_lock(&lock);                                                                                    \
    /* Not asked of the real disk: the tests are done sooner, and what is measured is whether it was asked for. */ \
    TRACED(handle);                                                                                               \
    int result = is ? 0 : NEXT(name)(handle);                                                                     \
    if (is) record(S_ISDIR(facts.st_mode) ? 'd' : 's', facts.st_ino, 0, "", 0);                                   \
    pthread_mutex_unlock(&lock);                                                                                  \
    return result;                                                                                                \
  }
SYNC(fsync)
SYNC(fdatasync)

static void gone(const char *name) {
  if (strncmp(name, folder, strlen(folder)) == 0) record('u', 0, 0, name, strlen(name));
}

#define UNLINK(name)                                                                                              \
  int name(const char *file) {                                                                                    \
    if (trace < 0) return NEXT(name)(file);                                                                       \
    pthread_mutex_lock(&lock);                                                                                    \
    int result = NEXT(name)(file);                                                                                \
    if (result == 0) gone(file);                                                                                  \
    pthread_mutex_unlock(&lock);                                                                                  \
    return result;                                                                                                \
  }
UNLINK(unlink)
UNLINK(remove)

int unlinkat(int at, const char *file, int flags) {
  if (trace < 0) return NEXT(unlinkat)(at, file, flags);
  pthread_mutex_lock(&lock);
  int result = NEXT(unlinkat)(at, file, flags);
  if (result == 0) gone(file);
  pthread_mutex_unlock(&lock);
  return result;
}

int rename(const char *from, const char *to) {
  if (trace < 0) return NEXT(rename)(from, to);
  pthread_mutex_lock(&lock);
  int result = NEXT(rename)(from, to);
  if (result == 0 && strncmp(from, folder, strlen(folder)) == 0) {
    char both[8192];
    int length = snprintf(both, sizeof both, "%s\n%s", from, to);
    record('r', 0, 0, both, (size_t)length);
  }
  pthread_mutex_unlock(&lock);
  return result;
}
