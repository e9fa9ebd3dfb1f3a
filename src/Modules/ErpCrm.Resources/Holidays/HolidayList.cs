namespace ErpCrm.Resources.Holidays;

/// <summary>The holidays of one year.</summary>
internal sealed record HolidayList(int Year, IReadOnlyList<Holiday> Holidays);
