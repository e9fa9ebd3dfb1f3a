namespace ErpCrm.Insights.Text;

/// <summary>Marks this module's texts.</summary>
public sealed class InsightsText;
