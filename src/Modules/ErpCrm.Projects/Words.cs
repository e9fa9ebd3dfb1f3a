using ErpCrm.Contracts.Crm;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Tasks;
using ErpCrm.Projects.Text;
using ErpCrm.Projects.Time;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Projects;

/// <summary>How states and kinds are called and coloured, in one place.</summary>
internal static class Words
{
    public static string Word(this IStringLocalizer<ProjectsText> texts, BillingMethod billing) =>
        texts[KeyOf(billing)];

    public static string KeyOf(BillingMethod billing) => billing switch
    {
        BillingMethod.FixedPrice => "Fixed price",
        BillingMethod.Retainer => "Retainer",
        _ => "Time and material",
    };

    public static string Word(this IStringLocalizer<ProjectsText> texts, TaskState state) => texts[KeyOf(state)];

    public static string KeyOf(TaskState state) => state switch
    {
        TaskState.InProgress => "In progress",
        TaskState.Review => "In review",
        TaskState.Done => "Done",
        _ => "To do",
    };

    public static string Word(this IStringLocalizer<ProjectsText> texts, TimesheetState state) => state switch
    {
        TimesheetState.Submitted => texts["Submitted"],
        TimesheetState.Approved => texts["Approved"],
        _ => texts["Being written"],
    };

    /// <summary>Where a project is: before its start, on the way, past its end, completed.</summary>
    public static (string Word, string Tone) StateOf(bool isOpen, bool isWithdrawn, DateOnly startsOn, DateOnly? endsOn,
        DateOnly today) => isOpen switch
    {
        false when isWithdrawn => ("Withdrawn", "gray"),
        false => ("Completed", "green"),
        _ when startsOn > today => ("Not started", "gray"),
        _ when endsOn < today => ("Past its end", "amber"),
        _ => ("In delivery", "blue"),
    };

    public static string Tone(TaskState state) => state switch
    {
        TaskState.InProgress => "blue",
        TaskState.Review => "violet",
        TaskState.Done => "green",
        _ => "gray",
    };

    public static string Tone(TimesheetState state) => state switch
    {
        TimesheetState.Submitted => "blue",
        TimesheetState.Approved => "green",
        _ => "gray",
    };

    /// <summary>Tone of a used share: amber from the hot one on, red above the whole.</summary>
    public static string? Tone(decimal? used) => used switch
    {
        > 1 => "red",
        >= Burn.Hot => "amber",
        _ => null,
    };

    public static IReadOnlyList<SelectListItem> BillingChoices(this IStringLocalizer<ProjectsText> texts) =>
        [.. Enum.GetValues<BillingMethod>().Select(b => new SelectListItem(texts.Word(b), b.ToString()))];
}
