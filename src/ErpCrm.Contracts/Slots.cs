namespace ErpCrm.Contracts;

/// <summary>
/// Places for panels of other modules that are no record's page; what is shown there is about the record that is named.
/// </summary>
public static class Slots
{
    /// <summary>Where a person's week is written: about the person.</summary>
    public const string OwnWeek = "own-week";

    /// <summary>Who decides about something and who did, where whoever handed it in looks for it: about the
    /// record.</summary>
    public const string Trail = "trail";

    /// <summary>Above the list of exchange rates: about none of them.</summary>
    public const string ExchangeRates = "exchange-rates";

    /// <summary>On an engagement's page: about its project.</summary>
    public const string EngagementProject = "engagement-project";
}
