package fr.annuairesante.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final AtomicLong clock = new AtomicLong();

  @Test
  void saysAPlainLineEveryFiveSecondsWhereThereIsNoTerminal() {
    RecordedConsole console = new RecordedConsole();
    try (Progress progress = new Progress(console.console(), clock::get)) {
      progress.at("lines read", 0, 1_000_000);
      seconds(4);
      progress.at("lines read", 400_000, 1_000_000);
      seconds(5);
      progress.at("lines read", 500_000, 1_000_000);
    }
    assertEquals(
        "lines read: 500,000 of 1,000,000, 100,000/s, 5 s left" + System.lineSeparator(),
        console.err());
  }

  @Test
  void rewritesOneLineOnATerminalAndWipesItAtTheEnd() {
    RecordedConsole console = new RecordedConsole(true, "");
    try (Progress progress = new Progress(console.console(), clock::get)) {
      progress.at("lines read", 0, 0);
      seconds(1);
      progress.at("lines read", 12_000, 0);
      seconds(2);
      progress.at("sorting", 7, 0);
    }
    String first = "lines read: 12,000, 12,000/s";
    String second = "sorting: 7";
    String blanks = " ".repeat(first.length() - second.length());
    assertEquals(
        "\r" + first + "\r" + second + blanks + "\r" + " ".repeat(second.length()) + "\r",
        console.err());
  }

  @Test
  void writesLongDurationsInMinutes() {
    assertEquals("59 s", Progress.duration(59.4));
    assertEquals("3 min 05 s", Progress.duration(185));
  }

  private void seconds(long now) {
    clock.set(TimeUnit.SECONDS.toNanos(now));
  }
}
