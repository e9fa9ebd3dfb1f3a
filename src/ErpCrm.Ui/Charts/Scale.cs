namespace ErpCrm.Ui.Charts;

/// <summary>A value axis with round steps.</summary>
internal sealed record Scale(double Low, double High, double Step)
{
    private const int Ticks = 4;

    public static Scale Over(IEnumerable<decimal> values, double headroom = 1)
    {
        var all = values.Select(value => (double)value).DefaultIfEmpty(0).ToList();
        var low = Math.Min(0, all.Min()) * headroom;
        var high = Math.Max(0, all.Max()) * headroom;
        if (high - low < 1e-9) return new Scale(low, low + 1, 1);

        var raw = (high - low) / Ticks;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = Nice(raw / magnitude) * magnitude;
        return new Scale(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, step);
    }

    public IEnumerable<double> Marks =>
        Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => Low + (i * Step));

    /// <summary>Position from the top, in per cent; the outermost marks keep a margin.</summary>
    public double Y(double value) => 3 + (94 * (1 - ((value - Low) / (High - Low))));

    private static double Nice(double fraction) => fraction switch
    {
        <= 1 => 1,
        <= 2 => 2,
        <= 2.5 => 2.5,
        <= 5 => 5,
        _ => 10,
    };
}
