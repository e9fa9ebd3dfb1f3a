using System.Globalization;

namespace ErpCrm.Contracts.Projects;

/// <summary>What a panel on the page of a person's week (<see cref="Slots.OwnWeek"/>) may post there.</summary>
public static class WeekForm
{
    /// <summary>Name of the fields that say what was booked: project and minutes, <c>id:90</c>.</summary>
    public const string Booked = "booked";

    /// <summary>Takes what was booked over into an empty week.</summary>
    public static string FillUrl(DateOnly week, Guid personId) =>
        string.Create(CultureInfo.InvariantCulture, $"/projects/time/fill?week={week:yyyy-MM-dd}&person={personId}");
}
