namespace ErpCrm.Resources.Capacity;

/// <summary>
/// Booked time against working time, in minutes. Groups are added up:
/// a department is Σ booked / Σ available, never the mean of its people's percentages (domain-rules §19).
/// </summary>
internal readonly record struct Load(WorkTime Time, int Confirmed, int Tentative, bool CountsTentative)
{
    public int Available => Time.Available;

    /// <summary>What counts: confirmed, and tentative when asked for.</summary>
    public int Booked => Confirmed + (CountsTentative ? Tentative : 0);

    public int Free => Math.Max(0, Available - Booked);

    public int Over => Math.Max(0, Booked - Available);

    /// <summary>Booked share of the capacity, not capped; null without capacity.</summary>
    public decimal? Share => Available == 0 ? null : (decimal)Booked / Available;

    /// <summary>Away all the time, with nothing booked on it.</summary>
    public bool IsOff => Time.IsOff && Booked == 0;

    /// <summary>The step of the heat scale: 0, up to 50, 80, 100, 120 and more than 120 per cent.</summary>
    public string Step => IsOff ? "off" : Share switch
    {
        null => Booked > 0 ? "h6" : "h0",
        0 => "h0",
        <= 0.5m => "h1",
        <= 0.8m => "h2",
        <= 1m => "h3",
        <= 1.2m => "h5",
        _ => "h6",
    };

    public static Load operator +(Load a, Load b) =>
        new(a.Time + b.Time, a.Confirmed + b.Confirmed, a.Tentative + b.Tentative,
            a.CountsTentative || b.CountsTentative);
}
