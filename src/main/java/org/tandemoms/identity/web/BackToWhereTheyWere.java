package org.tandemoms.identity.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** After login: to the page named by {@code /login?next=}, else to the one that was refused, else home. */
final class BackToWhereTheyWere extends SavedRequestAwareAuthenticationSuccessHandler {

    private static final String NEXT = BackToWhereTheyWere.class.getName();

    /** A path of ours; two slashes or a backslash at the start would lead to another host. */
    private static final Pattern OUR_PAGE =
            Pattern.compile("/(?:[\\x21-\\x7E&&[^/\\\\]][\\x21-\\x7E&&[^\\\\]]{0,1000})?");

    static void remember(HttpServletRequest request, String next) {
        if (next != null && OUR_PAGE.matcher(next).matches()) {
            request.getSession().setAttribute(NEXT, next);
        }
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(NEXT) instanceof String next) {
            session.removeAttribute(NEXT);
            clearAuthenticationAttributes(request);
            getRedirectStrategy().sendRedirect(request, response, next);
        } else {
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }
}
