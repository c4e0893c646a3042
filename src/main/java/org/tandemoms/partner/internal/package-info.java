/** How webhooks and their deliveries are kept. */
package org.tandemoms.partner.internal;
