package fr.annuairesante.importer;

import fr.annuairesante.importer.ImportReport.PhaseReport;
import fr.annuairesante.importer.Progress.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is done, times the phases, and watches the heap. Thread-safe while in a phase. */
final class Meter {

  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(250);

  private final Progress progress;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong nextReport = new AtomicLong();
  private final AtomicLong peakHeap = new AtomicLong();
  private final List<PhaseReport> phases = new ArrayList<>();
  private volatile Phase phase = Phase.CHECK;
  private volatile long total;
  private long phaseStart;

  Meter(Progress progress) {
    this.progress = progress;
  }

  /** Begins a phase; not while another runs. */
  void begin(Phase next, long units) {
    phase = next;
    total = units;
    done.set(0);
    phaseStart = System.nanoTime();
    nextReport.set(phaseStart + INTERVAL);
    progress.report(next, 0, units);
  }

  /** Reports if the last report is a while ago. */
  void advance(long units) {
    long now = System.nanoTime();
    long sum = done.addAndGet(units);
    long due = nextReport.get();
    if (now - due >= 0 && nextReport.compareAndSet(due, now + INTERVAL)) {
      sampleHeap();
      progress.report(phase, sum, total);
    }
  }

  void end() {
    sampleHeap();
    progress.report(phase, done.get(), total);
    long nanos = System.nanoTime() - phaseStart;
    phases.add(new PhaseReport(phase.name(), TimeUnit.NANOSECONDS.toMillis(nanos)));
  }

  private void sampleHeap() {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    peakHeap.accumulateAndGet(used, Math::max);
  }

  List<PhaseReport> phases() {
    return List.copyOf(phases);
  }

  long peakHeap() {
    return peakHeap.get();
  }
}
