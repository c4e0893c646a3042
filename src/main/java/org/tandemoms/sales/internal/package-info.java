/** How the room of goods orders keeps its documents. */
package org.tandemoms.sales.internal;
