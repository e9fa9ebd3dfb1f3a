using ErpCrm.Crm.Activities;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Crm.Stages;
using ErpCrm.Ui.Localization;

namespace ErpCrm.Crm;

/// <summary>The colour and the word of every status, in one place. Words are localizer keys.</summary>
internal static class Tones
{
    public static string Of(CompanyStatus status) => status switch
    {
        CompanyStatus.Client => "green",
        CompanyStatus.Prospect => "blue",
        _ => "gray",
    };

    public static string Of(LeadStatus status) => status switch
    {
        LeadStatus.New => "blue",
        LeadStatus.Contacted => "violet",
        LeadStatus.Qualified => "green",
        _ => "gray",
    };

    public static string Of(DealStatus status) => status switch
    {
        DealStatus.Won => "green",
        DealStatus.Lost => "red",
        _ => "blue",
    };

    public static string Of(StageColour colour) => colour.ToString().ToLowerInvariant();

    public static string IconOf(ActivityKind kind) => kind switch
    {
        ActivityKind.Call => "phone",
        ActivityKind.Meeting => "users",
        ActivityKind.Mail => "mail",
        _ => "sticky-note",
    };

    /// <summary>An enum as words: <c>NoBudget</c> is <c>No budget</c>, a localizer key.</summary>
    public static string Words(Enum value) => Texts.Words(value.ToString());
}
