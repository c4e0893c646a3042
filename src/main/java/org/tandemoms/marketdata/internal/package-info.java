/** How bars are kept in MongoDB; nobody else comes in. */
package org.tandemoms.marketdata.internal;
