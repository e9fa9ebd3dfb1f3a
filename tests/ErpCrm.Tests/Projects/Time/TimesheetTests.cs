using CsCheck;
using ErpCrm.Contracts.Projects;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Projects.Time;

public sealed class TimesheetTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly DateTime Now = new(2026, 11, 27, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Guid ProjectA = Guid.CreateVersion7();
    private static readonly Guid ProjectB = Guid.CreateVersion7();

    public static TheoryData<string, string, bool> Transitions => new()
    {
        { "Open", "Record", true }, { "Open", "Remark", true }, { "Open", "Bill", true }, { "Open", "RemoveRow", true },
        { "Open", "Submit", true }, { "Open", "Approve", false }, { "Open", "SendBack", false },
        { "Submitted", "Record", false }, { "Submitted", "Remark", false }, { "Submitted", "Bill", false },
        { "Submitted", "RemoveRow", false }, { "Submitted", "Submit", false }, { "Submitted", "Approve", true },
        { "Submitted", "SendBack", true },
        { "Approved", "Record", false }, { "Approved", "Remark", false }, { "Approved", "Bill", false },
        { "Approved", "RemoveRow", false }, { "Approved", "Submit", false }, { "Approved", "Approve", false },
        { "Approved", "SendBack", false },
    };

    [Theory, MemberData(nameof(Transitions))]
    public void A_week_allows_what_its_state_allows(string state, string action, bool allowed)
    {
        var sheet = In(state);
        var row = sheet.Rows[0].Id;
        var before = (sheet.State, sheet.WorkedMinutes, sheet.Entries.Count);
        Action act = action switch
        {
            "Record" => () => sheet.Record(row, Monday, 60),
            "Remark" => () => sheet.Remark(row, Monday, "Workshop", true),
            "Bill" => () => sheet.Bill(row, false),
            "RemoveRow" => () => sheet.RemoveRow(row),
            "Submit" => () => sheet.Submit("Tilek", Now),
            "Approve" => () => Approve(sheet),
            _ => () => sheet.SendBack("Pavel", "Friday is missing", Now),
        };

        if (allowed)
        {
            act();
            return;
        }

        Assert.Throws<BusinessRuleException>(act);
        Assert.Equal(before, (sheet.State, sheet.WorkedMinutes, sheet.Entries.Count));
    }

    [Fact]
    public void A_day_has_24_hours()
    {
        var sheet = Timesheet.Begin(Guid.NewGuid(), Monday);
        var (a, b) = (sheet.Row(ProjectA, null, true).Id, sheet.Row(ProjectB, null, true).Id);
        sheet.Record(a, Monday, 20 * 60);
        sheet.Record(b, Monday, 4 * 60);
        Assert.Throws<BusinessRuleException>(() => sheet.Record(b, Monday, (4 * 60) + 1));
        sheet.Record(a, Monday, 60);
        sheet.Record(b, Monday, 23 * 60);
        Assert.Equal(24 * 60, sheet.WorkedMinutes);
    }

    [Fact]
    public void No_sequence_of_entries_exceeds_a_day_and_the_sums_always_fit() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 6], Gen.Int[-30, 1500]).List[0, 40].Sample(steps =>
        {
            var sheet = Timesheet.Begin(Guid.NewGuid(), Monday);
            var rows = new[] { sheet.Row(ProjectA, null,
                true).Id, sheet.Row(ProjectB, null, false).Id, sheet.Row(ProjectB, Guid.NewGuid(), true).Id };
            foreach (var (row, day, minutes) in steps)
            {
                try
                {
                    sheet.Record(rows[row], Monday.AddDays(day), minutes);
                }
                catch (BusinessRuleException)
                {
                }
            }

            return sheet.Entries.GroupBy(e => e.WorkedOn).All(d => d.Sum(e => e.WorkedMinutes) <= 1440)
                && sheet.Entries.All(
                    e => e.WorkedMinutes > 0 && (e.BillableMinutes == 0 || e.BillableMinutes == e.WorkedMinutes))
                && sheet.WorkedMinutes == sheet.Entries.Sum(e => e.WorkedMinutes)
                && sheet.BillableMinutes == sheet.Entries.Sum(e => e.BillableMinutes);
        });

    [Fact]
    public void A_day_of_another_week_is_refused()
    {
        var sheet = In("Open");
        Assert.Throws<BusinessRuleException>(() => sheet.Record(sheet.Rows[0].Id, Monday.AddDays(7), 60));
    }

    [Fact]
    public void Zero_empties_a_cell()
    {
        var sheet = In("Open");
        sheet.Record(sheet.Rows[0].Id, Monday, 0);
        Assert.Empty(sheet.Entries);
    }

    [Fact]
    public void Every_change_announces_the_new_sums_with_a_higher_version()
    {
        var sheet = Timesheet.Begin(Guid.NewGuid(), Monday);
        var billed = sheet.Row(ProjectA, null, billable: true).Id;
        var free = sheet.Row(ProjectB, null, billable: false).Id;
        sheet.Record(billed, Monday, 90);
        sheet.Record(free, Monday, 30);
        sheet.Bill(billed, false);
        var announced = sheet.Announced<TimeRecorded>();
        Assert.Equal([(90, 90), (120, 90), (120, 0)], announced.Select(e => (e.WorkedMinutes, e.BillableMinutes)));
        Assert.Equal([1, 2, 3], announced.Select(e => e.SourceVersion));
    }

    [Fact]
    public void Approval_announces_every_entry_with_its_engagement_once()
    {
        var sheet = Timesheet.Begin(Guid.NewGuid(), Monday);
        var (a, b) = (sheet.Row(ProjectA, null, true), sheet.Row(ProjectB, Guid.NewGuid(), false));
        sheet.Record(a.Id, Monday, 90);
        sheet.Record(b.Id, Monday, 45);
        sheet.Record(a.Id, Monday.AddDays(1), 100);
        sheet.Remark(a.Id, Monday.AddDays(1), "Workshop", false);
        sheet.Submit("Tilek", Now);
        var (engagementA, engagementB) = (Guid.NewGuid(), Guid.NewGuid());
        sheet.Approve("Pavel", "Tilek",
            new Dictionary<Guid, WorkName> { [a.Id] = new(engagementA, ""), [b.Id] = new(engagementB, "Reports") },
            Now);

        var announced = Assert.Single(sheet.Announced<TimeApproved>());
        Assert.Equal(235, announced.Entries.Sum(e => e.WorkedMinutes));
        Assert.Equal(90, announced.Entries.Sum(e => e.BillableMinutes));
        Assert.Equal(sheet.WorkedMinutes, announced.Entries.Sum(e => e.WorkedMinutes));
        Assert.Equal(sheet.BillableMinutes, announced.Entries.Sum(e => e.BillableMinutes));
        Assert.Equal([engagementA, engagementA],
            announced.Entries.Where(e => e.ProjectId == ProjectA).Select(e => e.EngagementId));
        Assert.Equal((engagementB, "Reports"),
            announced.Entries.Where(e => e.ProjectId == ProjectB).Select(e => (e.EngagementId, e.TaskName)).Single());
        Assert.Equal(sheet.Entries.Select(e => e.Id).Order(), announced.Entries.Select(e => e.EntryId).Order());
    }

    [Fact]
    public void A_week_sent_back_is_open_again_and_says_why()
    {
        var sheet = In("Submitted");
        sheet.SendBack("Pavel", " Friday is missing ", Now);
        Assert.Equal((TimesheetState.Open, "Friday is missing"), (sheet.State, sheet.SentBackReason));
        sheet.Record(sheet.Rows[0].Id, Monday.AddDays(4), 60);
        sheet.Submit("Tilek", Now);
        Assert.Equal("", sheet.SentBackReason);
    }

    [Fact]
    public void Sending_back_needs_a_reason() =>
        Assert.Throws<BusinessRuleException>(() => In("Submitted").SendBack("Pavel", " ", Now));

    [Fact]
    public void An_empty_week_is_not_sent() =>
        Assert.Throws<BusinessRuleException>(() => Timesheet.Begin(Guid.NewGuid(), Monday).Submit("Tilek", Now));

    private static Timesheet In(string state)
    {
        var sheet = Timesheet.Begin(Guid.NewGuid(), Monday.AddDays(2));
        sheet.Record(sheet.Row(ProjectA, null, true).Id, Monday, 480);
        if (state != "Open") sheet.Submit("Tilek", Now);
        if (state == "Approved") Approve(sheet);
        return sheet;
    }

    private static void Approve(Timesheet sheet) =>
        sheet.Approve("Pavel", "Tilek", sheet.Rows.ToDictionary(r => r.Id, _ => new WorkName(Guid.NewGuid(), "")), Now);
}
