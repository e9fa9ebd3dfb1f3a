using ErpCrm.SharedKernel;

namespace ErpCrm.Resources.Shared;

/// <summary>Forms speak of hours, records keep minutes.</summary>
internal static class HoursText
{
    public static int ToMinutes(decimal? hours) => (int)Rounding.Round((hours ?? 0) * 60, 0);

    public static decimal ToHours(int minutes) => Rounding.Round(minutes / 60m, 2);
}
