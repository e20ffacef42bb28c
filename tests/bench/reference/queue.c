/* The queue of queue.ts in C: the same loop, the same draws, for the distance to the metal. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SERVERS 10
#define RING 65536

static uint32_t a, b, c, d;

static inline uint32_t draw(void) {
  uint32_t t = a + b + d;
  d += 1;
  a = b ^ (b >> 9);
  b = c + (c << 3);
  c = ((c << 21) | (c >> 11)) + t;
  return t;
}

static inline double exponential(void) { return -log((draw() + 0.5) * 0x1p-32); }

int main(int count, char **words) {
  long customers = count > 1 ? atol(words[1]) : 1000000;
  a = count > 2 ? (uint32_t)atol(words[2]) : 1;
  b = 0x9e3779b9u, c = 0x243f6a88u, d = 1;
  for (int i = 0; i < 15; i++) draw();
  static double departures[SERVERS + 1], ring[RING];
  double between = 1 / (0.9 * SERVERS), arrival = 0, waits = 0, area = 0, now = 0;
  long head = 0, tail = 0, served = 0;
  int busy = 0;
  clock_t start = clock();
  while (served < customers) {
    int arrives = busy == 0 || arrival <= departures[0];
    double next = arrives ? arrival : departures[0], since = -1;
    area += (tail - head) * (next - now);
    now = next;
    if (arrives) {
      if (busy < SERVERS) since = now;
      else ring[tail++ & (RING - 1)] = now;
      arrival = now + exponential() * between;
    } else {
      busy--;
      for (int i = 0; i < busy; i++) departures[i] = departures[i + 1];
      if (head < tail) since = ring[head++ & (RING - 1)];
    }
    if (since < 0) continue;
    waits += now - since;
    served++;
    double departure = now + exponential();
    int at = busy++;
    for (; at > 0 && departures[at - 1] > departure; at--) departures[at] = departures[at - 1];
    departures[at] = departure;
  }
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  printf("%.9f %.6f %.6f\n", seconds, waits / served, area / now);
  return 0;
}
