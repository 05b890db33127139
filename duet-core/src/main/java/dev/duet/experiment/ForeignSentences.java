package dev.duet.experiment;

import java.util.ArrayList;
import java.util.List;

/** Everyday sentences in languages other than English, put together from parts. */
final class ForeignSentences {
  private static final String[][][] LANGUAGES = {
    {
      {"mi hermana", "el vecino", "nuestro profesor", "la abogada", "un amigo mío"},
      {"dice que llega", "trabaja en la oficina", "quiere comprar una casa", "se siente muy feliz"},
      {"mañana por la tarde", "desde hace años", "cerca de la playa", "a pesar de todo"}
    },
    {
      {"ma sœur", "le voisin", "notre professeur", "la vieille dame", "un de mes amis"},
      {"cherche un appartement", "travaille toujours ici", "veut partir", "se sent très heureux"},
      {"depuis longtemps", "demain matin", "près de la gare", "malgré tout"}
    },
    {
      {"meine schwester", "der nachbar", "unser lehrer", "die alte dame", "ein guter freund"},
      {
        "sucht eine wohnung", "arbeitet noch im büro", "möchte bald verreisen", "ist sehr glücklich"
      },
      {"seit vielen jahren", "morgen nachmittag", "in der nähe vom bahnhof", "trotz allem"}
    },
    {
      {"mia sorella", "il vicino", "il nostro professore", "la vecchia signora", "un mio amico"},
      {"cerca una casa", "lavora ancora qui", "vuole partire presto", "si sente molto felice"},
      {"da molti anni", "domani pomeriggio", "vicino alla stazione", "nonostante tutto"}
    },
    {
      {"moja siostra", "nasz sąsiad", "stary nauczyciel", "ta pani", "mój przyjaciel"},
      {"szuka mieszkania", "pracuje jeszcze w biurze", "chce wyjechać", "jest bardzo szczęśliwy"},
      {"od wielu lat", "jutro po południu", "niedaleko dworca", "mimo wszystko"}
    }
  };

  private ForeignSentences() {}

  /** The first so many, the languages by turns; there are 400. */
  static List<String> of(int count) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String[][] parts = LANGUAGES[i % LANGUAGES.length];
      int draw = i / LANGUAGES.length;
      sentences.add(
          String.join(
              " ",
              parts[0][draw % parts[0].length],
              parts[1][draw / parts[0].length % parts[1].length],
              parts[2][(draw + draw / parts[0].length) % parts[2].length]));
    }
    return sentences;
  }
}
