/** The staff page in a real browser, against the running jar. Skipped, with a reason, where there is no Chromium. */
package org.tandemoms.browser;
