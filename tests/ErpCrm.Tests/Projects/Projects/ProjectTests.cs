using CsCheck;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Projects.Projects;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Projects.Projects;

public sealed class ProjectTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    public static TheoryData<string, string, bool> Transitions => new()
    {
        { "Open", "Change", true }, { "Open", "Staff", true }, { "Open", "Plan", true }, { "Open", "Accept", true },
        { "Open", "Complete", true }, { "Open", "Reopen", false },
        { "Completed", "Change", false }, { "Completed", "Staff", false }, { "Completed", "Plan", false },
        { "Completed", "Accept", false }, { "Completed", "Complete", false }, { "Completed", "Reopen", true },
    };

    [Theory, MemberData(nameof(Transitions))]
    public void A_project_allows_what_its_state_allows(string state, string action, bool allowed)
    {
        var project = ProjectsWorld.NewProject(ProjectsWorld.Fixed(1000));
        var milestone = project.PlanMilestone("All of it", 1000, null);
        if (state == "Completed") project.Complete(Today, "Delivered", Today);
        Action act = action switch
        {
            "Change" => () => project.Change("New name", ProjectsWorld.Fixed(1000), ProjectsWorld.Start, null, null, [],
                false, Today),
            "Staff" => () => project.Staff(null, []),
            "Plan" => () => project.PlanMilestone("More", 1, null),
            "Accept" => () => project.AcceptMilestone(milestone.Id, Today, Today),
            "Complete" => () => project.Complete(Today, "Delivered", Today),
            _ => () => project.Reopen("One more report", Today),
        };
        if (allowed) act();
        else Assert.Throws<BusinessRuleException>(act);
    }

    [Fact]
    public void A_retainer_that_is_reopened_begins_no_month_of_the_time_it_was_completed()
    {
        var terms = new ProjectTerms(BillingMethod.Retainer, new Money(0, "KGS"), MonthlyFee: 100, Months: 12);
        var project = ProjectsWorld.NewProject(terms);
        var start = project.StartsOn;
        var completed = start.AddMonths(2);
        project.Complete(completed, "Paused", completed);
        project.Reopen("It goes on", start.AddMonths(6));
        Assert.Equal([3, 3, 4, 5], [project.MonthsBegun(completed), project.MonthsBegun(start.AddMonths(5)),
            project.MonthsBegun(start.AddMonths(6)), project.MonthsBegun(start.AddMonths(7))]);

        project.Complete(start.AddMonths(7), "A slip of the hand", start.AddMonths(7));
        project.Reopen("The same month", start.AddMonths(7));
        Assert.Equal([5, 6], [project.MonthsBegun(start.AddMonths(7)), project.MonthsBegun(start.AddMonths(8))]);
    }

    [Fact]
    public void Every_change_announces_the_whole_state_with_a_higher_version()
    {
        var member = Guid.NewGuid();
        var project = ProjectsWorld.NewProject();
        project.Staff(TestUser.ProjectManager.Id, [member]);
        project.Complete(Today, "Delivered", Today);
        var events = project.TakeEvents();
        var opened = Assert.Single(events.OfType<ProjectOpened>());
        var changed = events.OfType<ProjectChanged>().ToList();
        Assert.Equal([1, 2, 3], [opened.SourceVersion, .. changed.Select(c => c.SourceVersion)]);
        Assert.Equal([member], changed[0].Details.MemberIds);
        Assert.False(changed[1].Details.IsOpen);
        Assert.Equal(Today, Assert.Single(events.OfType<ProjectCompleted>()).CompletedOn);
    }

    [Fact]
    public void Billing_method_and_currency_stay_once_work_began()
    {
        var project = ProjectsWorld.NewProject();
        Assert.Throws<BusinessRuleException>(() => project.Change("X", ProjectsWorld.Fixed(10), ProjectsWorld.Start,
            null, null, [], workBegan: true, Today));
        Assert.Throws<BusinessRuleException>(
            () => project.Change("X", ProjectsWorld.Hourly() with { Value = new Money(1, "USD") }, ProjectsWorld.Start,
                null, null, [], workBegan: true, Today));
        project.Change("X", ProjectsWorld.Fixed(10), ProjectsWorld.Start, null, null, [], workBegan: false, Today);
    }

    [Fact]
    public void A_retainer_whose_first_month_began_keeps_its_currency_and_method()
    {
        var terms = new ProjectTerms(BillingMethod.Retainer, new Money(0, "KGS"), MonthlyFee: 100, Months: 3);
        var project = ProjectsWorld.NewProject(terms);
        var inDollars = terms with { Value = new Money(0, "USD") };
        Assert.Equal("Currency",
            Assert.Throws<BusinessRuleException>(() => Change(inDollars, ProjectsWorld.Start)).Field);
        Assert.Equal("Billing",
            Assert.Throws<BusinessRuleException>(() => Change(ProjectsWorld.Hourly(), ProjectsWorld.Start)).Field);
        Change(inDollars, ProjectsWorld.Start.AddDays(-1));

        void Change(ProjectTerms to, DateOnly today) =>
            project.Change("X", to, ProjectsWorld.Start, null, null, [], workBegan: false, today);
    }

    [Fact]
    public void A_project_is_completed_on_a_day_that_has_come()
    {
        var project = ProjectsWorld.NewProject();
        Assert.Equal("On",
            Assert.Throws<BusinessRuleException>(() => project.Complete(Today.AddDays(1), "Delivered", Today)).Field);
        Assert.Equal("On", Assert.Throws<BusinessRuleException>(
            () => project.Complete(ProjectsWorld.Start.AddDays(-1), "Delivered", Today)).Field);
    }

    [Fact]
    public void A_renamed_client_is_announced_even_when_the_project_is_completed()
    {
        var project = ProjectsWorld.NewProject();
        project.Complete(Today, "Delivered", Today);
        project.TakeEvents();
        project.RenameClient("Ala-Too Cargo");
        Assert.Equal("Ala-Too Cargo", Assert.Single(project.Announced<ProjectChanged>()).Details.CompanyName);
        Assert.Contains("cargo", project.SearchText, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_milestone_is_accepted_once_and_only_when_all_add_up_to_the_contract_value()
    {
        var project = ProjectsWorld.NewProject(ProjectsWorld.Fixed(1000));
        var first = project.PlanMilestone("Design", 400, null);
        Assert.Throws<BusinessRuleException>(() => project.AcceptMilestone(first.Id, Today, Today));
        var second = project.PlanMilestone("Build", 700, null);
        Assert.Throws<BusinessRuleException>(() => project.AcceptMilestone(first.Id, Today, Today));
        project.ChangeMilestone(second.Id, "Build", 600, null);
        project.AcceptMilestone(first.Id, Today, Today);
        Assert.Throws<BusinessRuleException>(() => project.AcceptMilestone(first.Id, Today, Today));
        Assert.Throws<BusinessRuleException>(() => project.ChangeMilestone(first.Id, "Design", 1, null));
        Assert.Throws<BusinessRuleException>(() => project.RemoveMilestone(first.Id));
        var accepted = Assert.Single(project.Announced<MilestoneAccepted>());
        Assert.Equal((first.Id, new Money(400, "KGS")), (accepted.MilestoneId, accepted.Amount));
    }

    [Fact]
    public void A_milestone_is_not_accepted_in_the_future()
    {
        var project = ProjectsWorld.NewProject(ProjectsWorld.Fixed(1000));
        var milestone = project.PlanMilestone("All of it", 1000, null);
        Assert.Throws<BusinessRuleException>(() => project.AcceptMilestone(milestone.Id, Today.AddDays(1), Today));
    }

    [Fact]
    public void Accepted_amounts_never_exceed_the_contract_value_whatever_is_done() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[1, 600]).List[0, 40].Sample(steps =>
        {
            var project = ProjectsWorld.NewProject(ProjectsWorld.Fixed(1000));
            foreach (var (action, index, amount) in steps)
            {
                try
                {
                    var some = project.Milestones.Count == 0 ? null : project.Milestones[
                        index % project.Milestones.Count];
                    if (action == 0 || some is null)
                        project.PlanMilestone("Part",
                            project.Unplanned > 0 && amount % 2 == 0 ? project.Unplanned : amount, null);
                    else if (action == 1) project.AcceptMilestone(some.Id, Today, Today);
                    else if (action == 2) project.RemoveMilestone(some.Id);
                    else project.MoveMilestone(some.Id, amount % 2 == 0 ? 1 : -1);
                }
                catch (BusinessRuleException)
                {
                }
            }

            return project.Milestones.Where(m => m.IsAccepted).Sum(m => m.Amount) <= 1000
                && project.Milestones.Select(m => m.Position).Distinct().Count() == project.Milestones.Count
                && project.Announced<MilestoneAccepted>().Count == project.Milestones.Count(m => m.IsAccepted);
        });
}
