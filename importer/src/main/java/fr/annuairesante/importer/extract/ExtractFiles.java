package fr.annuairesante.importer.extract;

import fr.annuairesante.importer.extract.ImportFailure.Code;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Everything that can be said of the input before its first line is read. */
public final class ExtractFiles {

  private static final Pattern STAMP = Pattern.compile("_(\\d{12})(?=\\.[A-Za-z]+$)");

  private ExtractFiles() {}

  /**
   * Opens every file, reads every header, and checks that the files go together.
   *
   * @param paths .txt, .csv and .zip files in any order and mix
   * @return one element for each text, in the order given, zip entries in their order in the zip
   * @throws ImportFailure when one of them cannot be imported; nothing was changed then
   */
  public static List<ExtractFile> check(List<Path> paths) throws ImportFailure {
    if (paths.isEmpty()) {
      throw new ImportFailure(
          Code.NO_FILE, "There is no file to import.", "Name at least one .txt, .csv or .zip.");
    }
    List<ExtractFile> files = new ArrayList<>();
    for (Path path : paths) {
      try {
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
          files.addAll(entries(path));
        } else {
          files.add(plain(path));
        }
      } catch (ImportFailure failure) {
        throw failure;
      } catch (IOException unreadable) {
        throw new ImportFailure(
            Code.UNREADABLE_FILE,
            path + " cannot be read: " + unreadable.getMessage() + ".",
            "Check the path and its permissions.",
            unreadable);
      }
    }
    refuseMixedStamps(files);
    refuseRegistersWithoutActivities(files);
    return List.copyOf(files);
  }

  private static ExtractFile plain(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      String name = ExtractFile.name(path, null);
      ExtractHeader header = ExtractHeader.parse(name, ExtractFile.firstLine(in));
      return new ExtractFile(path, null, stamp(name), Files.size(path), header);
    }
  }

  private static List<ExtractFile> entries(Path path) throws IOException {
    List<ExtractFile> files = new ArrayList<>();
    try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (isText(entry)) {
          files.add(entry(path, zip, entry));
        }
      }
    } catch (ZipException | EOFException damaged) {
      throw ExtractFile.broken(path, null, damaged);
    }
    if (files.isEmpty()) {
      throw new ImportFailure(
          Code.EMPTY_ZIP,
          ExtractFile.name(path, null) + " holds no .txt or .csv file.",
          "Give the zip as published by the national directory.");
    }
    return files;
  }

  private static ExtractFile entry(Path path, ZipFile zip, ZipEntry entry) throws IOException {
    String name = ExtractFile.name(path, entry.getName());
    try (InputStream in = zip.getInputStream(entry)) {
      ExtractHeader header = ExtractHeader.parse(name, ExtractFile.firstLine(in));
      String stamp = stamp(entry.getName());
      String stampOrZips = stamp.isEmpty() ? stamp(path.toString()) : stamp;
      return new ExtractFile(path, entry.getName(), stampOrZips, entry.getSize(), header);
    }
  }

  private static boolean isText(ZipEntry entry) {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    boolean text = name.endsWith(".txt") || name.endsWith(".csv");
    return text && !entry.isDirectory() && !name.startsWith("__macosx/");
  }

  private static String stamp(String name) {
    Matcher matcher = STAMP.matcher(name);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static void refuseMixedStamps(List<ExtractFile> files) throws ImportFailure {
    Map<ExtractKind, ExtractFile> firstOfKind = new EnumMap<>(ExtractKind.class);
    for (ExtractFile file : files) {
      if (file.stamp().isEmpty()) {
        continue;
      }
      ExtractFile first = firstOfKind.putIfAbsent(file.header().kind(), file);
      if (first != null && !first.stamp().equals(file.stamp())) {
        throw new ImportFailure(
            Code.STAMP_CONFLICT,
            first.name() + " and " + file.name() + " are the same extract of two moments.",
            "Which one is meant? Name only that one.");
      }
    }
  }

  private static void refuseRegistersWithoutActivities(List<ExtractFile> files)
      throws ImportFailure {
    boolean activities = files.stream().anyMatch(f -> f.header().kind() == ExtractKind.ACTIVITY);
    for (ExtractFile file : files) {
      if (file.header().kind().isRegister() && !activities) {
        throw new ImportFailure(
            Code.ACTIVITIES_MISSING,
            file.name() + " completes persons that no file given here describes.",
            "Give " + ExtractKind.ACTIVITY.fileName() + " of the same day with it.");
      }
    }
  }
}
