/** The warehouse's lists, manifests and number ranges at rest. */
package org.tandemoms.fulfilment.internal;
