using System.Globalization;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Projects.Time;

/// <summary>Hours as people type them (<see cref="DurationText"/>). Kept as whole minutes.</summary>
internal static class Hours
{
    /// <summary>Reads what was typed; empty is zero.</summary>
    public static bool TryParse(string? text, out int minutes) => DurationText.TryParse(text, out minutes);

    /// <summary>As it stands in a cell: <c>1.5</c> in the reader's culture where
    /// two decimals say it exactly, else <c>1:25</c>; nothing for zero.</summary>
    public static string Format(int minutes)
    {
        if (minutes == 0) return "";
        return minutes % 3 == 0
            ? (minutes / 60m).ToString("0.##", CultureInfo.CurrentCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}:{minutes % 60:00}");
    }
}
