package org.tandemoms.compliance;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Compares names with the sanctions list: without accents, case, punctuation and order of words. A hit when all words
 * of an entry occur; a person then compares identities.
 */
@Component
class NameScreening {

    private final SanctionsList list;

    NameScreening(SanctionsList list) {
        this.list = list;
    }

    boolean resemblesAnEntry(String... names) {
        Set<Set<String>> wordsOfEntries =
                list.names().stream().map(NameScreening::words).collect(Collectors.toSet());
        return Arrays.stream(names).map(NameScreening::words).anyMatch(name -> wordsOfEntries.stream()
                .anyMatch(entry -> !entry.isEmpty() && name.containsAll(entry)));
    }

    private static Set<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .trim();
        return plain.isEmpty()
                ? Set.of()
                : Set.of(Arrays.stream(plain.split(" ")).distinct().toArray(String[]::new));
    }
}
