using ErpCrm.Platform.Security;
using ErpCrm.Resources.Absences;
using ErpCrm.Resources.People;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Resources.Absences;

public sealed class AbsenceTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly ActingUser Boss = new(Guid.NewGuid(), "Boss");
    private readonly Person _person = new(
        new PersonFacts("Aida", null, "Developer", new DateOnly(2026, 1, 1), null, true), null, null);

    [Fact]
    public void Leave_does_not_end_before_it_begins() =>
        Assert.Equal("LastDay", Refused(() => Make(Monday, Monday.AddDays(-1))));

    [Fact]
    public void Half_a_day_is_one_day() =>
        Assert.Equal("IsHalfDay", Refused(() => Make(Monday, Monday.AddDays(1), half: true)));

    [Fact]
    public void Leave_does_not_overlap_other_leave() => Assert.Equal("FirstDay",
        Refused(() => Make(Monday.AddDays(4), Monday.AddDays(9), others: Make(Monday, Monday.AddDays(4)))));

    [Fact]
    public void Refused_leave_frees_its_days()
    {
        var other = Make(Monday, Monday.AddDays(4));
        other.Refuse(Boss, "Release week");

        Assert.True(Make(Monday, Monday, others: other).IsPending);
    }

    [Fact]
    public void A_request_is_decided_once()
    {
        var absence = Make(Monday, Monday);
        absence.Approve(Boss);

        Assert.Equal(AbsenceStatus.Approved, absence.Status);
        Assert.Throws<BusinessRuleException>(() => absence.Refuse(Boss, "No"));
        Assert.Throws<BusinessRuleException>(() => absence.Approve(Boss));
    }

    [Fact]
    public void A_refusal_needs_a_reason() =>
        Assert.Equal("Reason", Refused(() => Make(Monday, Monday).Refuse(Boss, " ")));

    [Fact]
    public void Approved_leave_that_has_begun_cannot_be_taken_back()
    {
        var absence = Make(Monday, Monday.AddDays(4));
        absence.Approve(Boss);

        Assert.Throws<BusinessRuleException>(() => absence.Withdraw(Monday.AddDays(1)));
        absence.Withdraw(Monday);
        Assert.False(absence.IsAlive);
    }

    [Fact]
    public void Decided_leave_cannot_be_changed()
    {
        var absence = Make(Monday, Monday);
        absence.Approve(Boss);

        Assert.Throws<BusinessRuleException>(
            () => absence.Change(Monday, Monday.AddDays(1), AbsenceKind.Vacation, false, null, []));
    }

    private Absence Make(DateOnly first, DateOnly last, bool half = false, params Absence[] others) =>
        new(_person, first, last, AbsenceKind.Vacation, half, null, others);

    private static string? Refused(Action action) => Assert.Throws<BusinessRuleException>(action).Field;
}
