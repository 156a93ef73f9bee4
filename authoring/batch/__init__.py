"""Hundreds of files at once: which ones, by which workers, and the one summary that comes of them.

:mod:`sources` finds the files, :mod:`executors` and :mod:`scheduling` spread the work, :mod:`journal` keeps what is
done, :mod:`similar` finds texts sent twice, :mod:`tables` and the modules after it print the summary.
"""
