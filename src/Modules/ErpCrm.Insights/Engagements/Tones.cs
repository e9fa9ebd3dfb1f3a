namespace ErpCrm.Insights.Engagements;

/// <summary>Words and colours of this module's states.</summary>
internal static class Tones
{
    public static string Of(EngagementStage stage) => stage switch
    {
        EngagementStage.Lead => "gray",
        EngagementStage.Deal => "blue",
        EngagementStage.Delivery => "violet",
        EngagementStage.Completed => "green",
        _ => "red",
    };

    public static string NameOf(EngagementStage stage) => stage switch
    {
        EngagementStage.Lead => "Lead",
        EngagementStage.Deal => "Deal",
        EngagementStage.Delivery => "In delivery",
        EngagementStage.Completed => "Completed",
        _ => "Lost",
    };
}
