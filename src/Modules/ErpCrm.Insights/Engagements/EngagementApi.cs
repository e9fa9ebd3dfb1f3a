using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Insights.Engagements;

/// <summary>Engagements in the API: made of what the other records tell.</summary>
internal sealed class EngagementApi(EngagementsList list)
    : ApiKind<InsightsDbContext, Engagement>(Kinds.Engagement, "engagements", list);
