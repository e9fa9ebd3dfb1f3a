using ErpCrm.Resources.Absences;

namespace ErpCrm.Resources.Shared;

/// <summary>Tone of every status of this module.</summary>
internal static class Tones
{
    public static string Of(AbsenceStatus status) => status switch
    {
        AbsenceStatus.Approved => "green",
        AbsenceStatus.Requested => "amber",
        AbsenceStatus.Refused => "red",
        _ => "gray",
    };
}
