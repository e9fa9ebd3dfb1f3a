using CsCheck;
using ErpCrm.Contracts;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Approvals;

namespace ErpCrm.Tests.Workspace.Approvals;

/// <summary>Whatever policy, facts and absences: whoever handed it in never decides, nothing waits for nobody, one or
/// all decide as the step says, and the steps come one after the other.</summary>
public sealed class ApprovalPlanTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);
    private static readonly DateTime Now = new(2026, 11, 25, 5, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Roles = ["Owner", "Administrator", "Management", "Accountant", "Nobody has it"];
    private static readonly List<Guid> Users = [.. Enumerable.Range(1, 8).Select(n => new Guid(n, 0, 0, new byte[8]))];

    private static readonly Gen<StepRule> Rule =
        from amount in Gen.Int[0, 3]
        from all in Gen.Bool
        from manager in Gen.Bool
        from role in Among("", "Management", "Accountant", "Nobody has it")
        from people in Among([.. Users]).List[0, 3]
        select new StepRule(amount == 0 ? null : amount * 1000, amount == 3 ? "USD" : "", null, null, null, all,
            manager || (role.Length == 0 && people.Count == 0), role, people);

    private static readonly Gen<Scene> Scenes =
        from rules in Rule.List[0, 4]
        from amount in Gen.Int[1, 5000]
        from currency in Among("KGS", "USD")
        from manager in Among([.. Users]).List[0, 2]
        from roles in Among(Roles).Array[8]
        from able in Gen.Bool.Array[8]
        from away in Gen.Bool.Array[8]
        from pairs in Gen.Select(Among([.. Users]), Among([.. Users])).List[0, 5]
        from dated in Gen.Bool
        from seed in Gen.Int[0, int.MaxValue]
        select new Scene(rules, amount, currency, manager, roles, able, away, pairs, dated, seed);

    [Fact]
    public Task Never_the_submitter_never_stuck_one_or_all_and_in_order() =>
        Scenes.SampleAsync(async scene => Assert.True(await PlaysOutAsync(scene)), iter: 2000);

    [Fact]
    public void A_step_is_needed_from_its_amount_on_and_where_no_rate_is_known()
    {
        var rule = new StepRule(20_000, "", null, null, null, false, true, "", []);
        Assert.False(rule.IsFor(Facts(19_999.99m, "KGS", 19_999.99m), null));
        Assert.True(rule.IsFor(Facts(20_000, "KGS", 20_000), null));
        Assert.True(rule.IsFor(Facts(300, "USD", 26_000), null));
        Assert.True(rule.IsFor(Facts(1, "EUR", null), null));
        Assert.False((rule with { Currency = "USD", AmountFrom = 200 }).IsFor(Facts(20_000, "KGS", 20_000), null));
        Assert.True((rule with { Currency = "USD", AmountFrom = 200 }).IsFor(Facts(200, "USD", 17_000), null));
        var department = Guid.NewGuid();
        var own = rule with { AmountFrom = null, DepartmentId = department };
        Assert.True(own.IsFor(Facts(1, "KGS", 1), department));
        Assert.False(own.IsFor(Facts(1, "KGS", 1), null));
    }

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static ApprovalFacts Facts(decimal amount, string currency, decimal? inBase) =>
        new(Guid.NewGuid(), Now, Users[0]) { Amount = new Money(amount, currency), BaseAmount = inBase };

    private static async Task<bool> PlaysOutAsync(Scene scene)
    {
        var submitter = Users[0];
        // Somebody else may decide about it: without him nobody could, policy or not.
        var able = Users.Where((_, i) => scene.Able[i]).Append(Users[7]).ToHashSet();
        var staff = scene.Staff();
        var facts = new ApprovalFacts(Guid.NewGuid(), Now, submitter)
        {
            Amount = new Money(scene.Amount, scene.Currency), BaseAmount = scene.Amount, ManagerIds = scene.Managers,
        };
        var approval = new Approval(Kinds.Expense, facts, new ApprovalPolicy(Kinds.Expense),
            ApprovalPlan.Of(scene.Rules, facts, null), Now);
        var chance = new Random(scene.Seed);
        for (var turn = 1; approval.State == ApprovalState.Waiting; turn++)
        {
            foreach (var seat in approval.Open)
                seat.Help = await staff.HelpForAsync(approval, seat, user => Task.FromResult(able.Contains(user)));
            var deciders = able.Where(user => approval.TurnOf(user, staff).Seats.Count > 0).ToList();
            if (deciders.Count == 0 || deciders.Contains(submitter) || turn > 50) return false;
            var by = deciders[chance.Next(deciders.Count)];
            var (seats, isLast) = approval.TurnOf(by, staff);
            if (isLast) approval.Grant(by, "x", Now.AddMinutes(turn), staff);
            else approval.Approve(seats, by, "x", Now.AddMinutes(turn));
            if (!Enumerable.Range(1, approval.Step - 1).All(approval.IsStepDone)) return false;
        }

        return approval.Seats.GroupBy(s => s.Step).All(step => step.First().NeedsAll
                ? step.All(s => s.IsDecided)
                : step.Count(s => s.IsDecided) == 1)
            && approval.Seats.All(s => s.DecidedById != submitter)
            && InOrder(approval);
    }

    private static bool InOrder(Approval approval) => approval.Seats.Where(s => s.IsDecided)
        .All(s => approval.Seats.Where(o => o.IsDecided && o.Step > s.Step).All(o => o.DecidedAt > s.DecidedAt));

    private sealed record Scene(
        List<StepRule> Rules, int Amount, string Currency, List<Guid> Manager, string[] Roles, bool[] Able, bool[] Away,
        List<(Guid, Guid)> Pairs, bool Dated, int Seed)
    {
        public List<Guid> Managers => [.. Manager.Distinct()];

        public Staff Staff() => new(Users.Select((id, i) => new Colleague(id, $"User {i}", Roles[i])),
            Users.Where((_, i) => Away[i]).ToHashSet(),
            [.. Pairs.Where(p => p.Item1 != p.Item2).Select(p => new Substitute(p.Item1, p.Item2,
                Dated ? Day : null, Dated ? Day : null))],
            Day, decideOwn: false);
    }
}
