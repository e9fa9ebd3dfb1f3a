namespace ErpCrm.Insights.Engagements;

internal static class DealStates
{
    /// <summary>Takes over what a deal is, unless a newer state is
    /// known: its opening may be handled after a change.</summary>
    public static void Follow(Engagement engagement, DateTime at, string name, Guid companyId, string companyName,
        string currency, Guid? ownerId)
    {
        if (!engagement.IsNewDealState(at)) return;
        (engagement.Name, engagement.CompanyId, engagement.CompanyName, engagement.OwnerId) = (name, companyId,
            companyName, ownerId);
        if (engagement.ProjectId is null) engagement.Currency = currency;
        engagement.Refresh();
    }
}
