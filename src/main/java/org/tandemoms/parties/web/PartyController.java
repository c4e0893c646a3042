package org.tandemoms.parties.web;

import static org.tandemoms.identity.Role.ADMIN;
import static org.tandemoms.identity.Role.COMPLIANCE;
import static org.tandemoms.identity.Role.CUSTOMER_SERVICE;
import static org.tandemoms.identity.Role.OPERATIONS;
import static org.tandemoms.identity.Role.PORTFOLIO_MANAGER;
import static org.tandemoms.identity.Role.TRADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tandemoms.identity.AllowedFor;
import org.tandemoms.parties.Account;
import org.tandemoms.parties.Accounts;
import org.tandemoms.parties.Customer;
import org.tandemoms.parties.Customers;
import org.tandemoms.shared.Page;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Parties")
class PartyController {

    private final Customers customers;
    private final Accounts accounts;

    PartyController(Customers customers, Accounts accounts) {
        this.customers = customers;
        this.accounts = accounts;
    }

    @GetMapping("/customers")
    @AllowedFor({CUSTOMER_SERVICE, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(summary = "Customers, whom goods orders may be entered for")
    Page<CustomerView> customers() {
        List<CustomerView> items = customers.all().stream()
                .sorted(Comparator.comparing(Customer::id))
                .map(CustomerView::of)
                .toList();
        return new Page<>(items, null);
    }

    @GetMapping("/customers/{id}")
    @AllowedFor({CUSTOMER_SERVICE, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(summary = "One customer")
    CustomerView customer(@PathVariable String id) {
        return customers
                .find(id)
                .map(CustomerView::of)
                .orElseThrow(() -> Refused.because(ProblemCode.NOT_FOUND, "There is no customer " + id));
    }

    @GetMapping("/accounts")
    @AllowedFor({TRADER, PORTFOLIO_MANAGER, COMPLIANCE, OPERATIONS, ADMIN})
    @Operation(summary = "Accounts that securities are traded for")
    Page<Account> accounts() {
        return new Page<>(List.copyOf(accounts.all()), null);
    }

    /**
     * @param country ISO 3166-1 alpha-2 of the registered seat
     * @param creditLimit the most that may be open at once; absent where none is granted
     */
    record CustomerView(
            String id, String name, @Nullable String email, @Nullable String country, @Nullable String creditLimit) {

        static CustomerView of(Customer customer) {
            return new CustomerView(
                    customer.id(),
                    customer.name(),
                    customer.email(),
                    customer.country(),
                    customer.creditLimit() == null
                            ? null
                            : customer.creditLimit().toString());
        }
    }
}
