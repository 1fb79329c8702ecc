import type { LatencyBucket, ServerMetrics } from '../lib/host';

/** What happened between two readings of a server's counters. */
export interface Window {
  /** Milliseconds since the epoch, of the later reading. */
  at: number;
  /** Answered requests a second. */
  rate: number;
  answered: number;
  refused: number;
  failed: number;
  /** Share of requests that were not answered; `null` without requests. */
  errors: number | null;
  /** Milliseconds; `null` without answered requests. */
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

/** `null` when the counters are not those of the server before: another version, or the same one started again. */
export function between(before: ServerMetrics, now: ServerMetrics): Window | null {
  const seconds = (now.at - before.at) / 1000;
  if (now.started !== before.started || now.answered < before.answered || seconds <= 0) return null;
  const answered = now.answered - before.answered;
  const refused = Math.max(0, now.refused - before.refused);
  const failed = Math.max(0, now.failed - before.failed);
  const latency = difference(now.latency, before.latency);
  const all = answered + refused + failed;
  return {
    at: now.at,
    rate: answered / seconds,
    answered,
    refused,
    failed,
    errors: all > 0 ? (refused + failed) / all : null,
    p50: quantile(latency, 0.5),
    p95: quantile(latency, 0.95),
    p99: quantile(latency, 0.99),
  };
}

function difference(now: LatencyBucket[], before: LatencyBucket[]): LatencyBucket[] {
  return now.map((bucket, index) => ({
    seconds: bucket.seconds,
    count: Math.max(0, bucket.count - (before[index]?.count ?? 0)),
  }));
}

/**
 * The time in milliseconds within which a share of the requests was answered, by straight lines within each bucket, as
 * Prometheus does (`histogram_quantile`). Requests above the last bound count as taking just so long.
 */
export function quantile(buckets: LatencyBucket[], share: number): number | null {
  const total = buckets.at(-1)?.count ?? 0;
  if (total === 0) return null;
  const rank = share * total;
  const index = buckets.findIndex((bucket) => bucket.count >= rank);
  const lower = buckets[index - 1];
  const upper = buckets[index];
  const floor = lower?.seconds ?? 0;
  if (!upper || upper.seconds === null) return floor * 1000;
  const within = upper.count - (lower?.count ?? 0);
  const part = within > 0 ? (rank - (lower?.count ?? 0)) / within : 1;
  return (floor + (upper.seconds - floor) * part) * 1000;
}

/** Requests that were not answered. */
export const errorsOf = (metrics: ServerMetrics): number => metrics.refused + metrics.failed;
