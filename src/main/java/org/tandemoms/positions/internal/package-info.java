/** How positions are kept. */
package org.tandemoms.positions.internal;
