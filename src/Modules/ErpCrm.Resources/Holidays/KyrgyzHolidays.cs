namespace ErpCrm.Resources.Holidays;

/// <summary>
/// Official days off of Kyrgyzstan that have a fixed date (Labour
/// Code of 2025). Orozo Ait and Kurman Ait follow the moon and are announced every year.
/// </summary>
internal static class KyrgyzHolidays
{
    /// <summary>Days and the English keys of their names.</summary>
    public static IEnumerable<(DateOnly Day, string Name)> Of(int year)
    {
        for (var day = 1; day <= 6; day++) yield return (new DateOnly(year, 1, day), "New Year holidays");
        yield return (new DateOnly(year, 1, 7), "Orthodox Christmas");
        yield return (new DateOnly(year, 3, 8), "International Women's Day");
        yield return (new DateOnly(year, 3, 21), "Nooruz");
        for (var day = 1; day <= 9; day++) yield return (new DateOnly(year, 5, day), MayName(day));
        yield return (new DateOnly(year, 8, 31), "Independence Day");
    }

    private static string MayName(int day) => day switch
    {
        1 => "Labour Day",
        5 => "Constitution Day",
        9 => "Victory Day",
        _ => "May holidays",
    };
}
