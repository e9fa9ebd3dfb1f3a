using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Insights.Checks;
using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Margin;
using ErpCrm.Insights.Money;
using ErpCrm.Insights.Text;
using ErpCrm.Insights.Thread;
using ErpCrm.Platform;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Merging;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Panels;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Insights;

/// <summary>Read models over every module's events: the engagement's thread, its money and its margin.</summary>
public static class InsightsModule
{
    private static readonly Type[] Kept =
    [
        typeof(ExchangeRateCopy), typeof(Engagement), typeof(JoinedEngagement), typeof(ThreadEntry), typeof(MoneyRow),
        typeof(CostRow), typeof(MonthlyMargin), typeof(LabourRate),
    ];

    /// <summary>Every event that stands in a thread.</summary>
    private static IEnumerable<Type> Told => typeof(ITellsThread).Assembly.GetExportedTypes()
        .Where(type => type.IsClass && type.IsAssignableTo(typeof(ITellsThread)));

    public static IServiceCollection AddInsights(this IServiceCollection services)
    {
        services.AddList<EngagementsList>().AddList<MarginList>();
        services.AddSingleton<ThreadWording>();
        services.AddScoped<EngagementBook>();
        services.AddScoped<MoneyBook>();
        services.AddScoped<ProjectTerms>();
        services.AddModule<InsightsDbContext>("Insights")
            .FollowsUsers()
            .Keeps<CopiedExchangeRates<InsightsDbContext>>()
            .Listens("insights.engagements", Follow, Kept)
            .Permissions(InsightsPermissions.All)
            .Refers<Engagement>(Kinds.Company, e => e.CompanyId)
            .FollowsMerges<RenameClientWhenCompaniesMerged>()
            .Record<EngagementRecord>()
            .Checks<MoneyCheck>()
            .Keeps<EngagementDealCopies>().Keeps<EngagementProjectCopies>().Keeps<AgreedCopies>()
            .Keeps<PlannedMilestoneCopies>()
            .Keeps<CountedDeliveryCopies>()
            .Keeps<CountedCostCopies>()
            .Keeps<CountedDocumentCopies>();

        services.AddNavigation(
            NavItem.Of<EngagementRecord>(NavGroup.Delivery, "engagements", 5, 'N'),
            new NavItem(NavGroup.Finance, "margin", typeof(InsightsText), "Margin", "/insights/margin", "chart-column",
                InsightsPermissions.ViewMargin, 60, 'R'));
        services.AddPanel<MoneyPanel>(Kinds.Deal, 10, InsightsPermissions.ViewEngagements);
        services.AddPanel<MoneyPanel>(Kinds.Project, 10, InsightsPermissions.ViewEngagements);
        services.AddPanel<MarginByMonthPanel>(PanelSlots.Home, 10, InsightsPermissions.ViewMargin);
        services.AddPanel<MarginByProjectPanel>(PanelSlots.Home, 20, InsightsPermissions.ViewMargin);
        services.AddApi<EngagementApi>();
        return services;
    }

    // One listener: what is earned depends on what was told before, and on the rates known then.
    private static void Follow(ListenerBuilder<InsightsDbContext> listener)
    {
        listener.FollowsExchangeRates();
        listener.FollowsMerges();
        FollowCrm(listener);
        FollowProjects(listener);
        FollowFinance(listener);
        // After what the event changes: an engagement that was joined is told in the other one.
        listener.HandlesAll(Told, typeof(TellThread<>));
    }

    private static void FollowCrm(ListenerBuilder<InsightsDbContext> listener) => listener
        .Handles<CompanyChanged, RenameClientWhenCompanyChanged>()
        .Handles<LeadCaptured, BeginEngagementWhenLeadCaptured>()
        .Handles<LeadQualified, ReachDealWhenLeadQualified>()
        .Handles<LeadDisqualified, LoseWhenLeadDisqualified>()
        .Handles<DealOpened, FollowDealWhenDealOpened>()
        .Handles<DealChanged, FollowDealWhenDealChanged>()
        .Handles<DealStageChanged, ReachDealWhenDealStageChanged>()
        .Handles<DealWon, DeliverWhenDealWon>()
        .Handles<DealReopened, SellAgainWhenDealReopened>()
        .Handles<LeadJoinedDeal, JoinEngagementsWhenLeadJoinedDeal>()
        .Handles<DealLost, LoseWhenDealLost>()
        .Handles<LeadWithdrawn, RemoveEngagementWhenLeadWithdrawn>()
        .Handles<DealWithdrawn, RemoveEngagementWhenDealWithdrawn>();

    private static void FollowProjects(ListenerBuilder<InsightsDbContext> listener) => listener
        .Handles<ProjectOpened, FollowTermsWhenProjectOpened>()
        .Handles<ProjectChanged, FollowTermsWhenProjectChanged>()
        .Handles<ProjectCompleted, TellWhenProjectCompleted>()
        .Handles<ProjectRemoved, RemoveEngagementWhenProjectRemoved>()
        .Handles<MilestonePlanned, PlanWhenMilestonePlanned>()
        .Handles<MilestoneRemoved, DropPlanWhenMilestoneRemoved>()
        .Handles<TimeReopened, TakeBackHoursWhenTimeReopened>()
        .Handles<TimeApproved, CountHoursWhenTimeApproved>();

    private static void FollowFinance(ListenerBuilder<InsightsDbContext> listener) => listener
        .Handles<WorkDelivered, EarnWhenWorkDelivered>()
        .Handles<CostIncurred, SpendWhenCostIncurred>()
        .Handles<WorkWrittenOff, WriteOffWhenWorkWrittenOff>()
        .Handles<InvoiceIssued, BillWhenInvoiceIssued>()
        .Handles<CreditNoteIssued, UnbillWhenCreditNoteIssued>()
        .Handles<ExchangeRateSet, EarnWaitingWorkWhenExchangeRateSet>();
}
