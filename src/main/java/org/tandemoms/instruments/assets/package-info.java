/** One pair of files for each asset class: the rules that read it, and what such an instrument has. */
package org.tandemoms.instruments.assets;
