package org.tandemoms.trading;

import java.util.List;
import org.tandemoms.shared.FieldError;

/** The algorithms that are offered; the execution room has them. */
public interface AlgorithmCatalogue {

    /** Everything that is wrong with the algorithm asked for; pointers begin with {@code /algorithm}. */
    List<FieldError> check(Algorithm wanted, OrderTerms terms);
}
