using ErpCrm.SharedKernel;

namespace ErpCrm.Demo;

/// <summary>Days somebody of the demo company is away; whoever plays the person's work leaves them out.</summary>
public sealed record DemoLeave(string Email, DateOnly AskedOn, DateOnly FirstDay, DateOnly LastDay, bool IsSick)
{
    private const int Days = 430;

    /// <summary>Everybody's leave over the played year and the weeks
    /// after it: two holidays and a short illness each.</summary>
    public static IReadOnlyList<DemoLeave> Of(DateOnly firstDay)
    {
        var leave = new List<DemoLeave>();
        for (var number = 0; number < DemoCast.All.Count; number++)
        {
            var chance = DemoWorld.Chance("demo.leave", number);
            // Far enough apart that they never overlap.
            var summer = MondayFrom(firstDay.AddDays(chance.Next(35, 160)));
            var winter = MondayFrom(firstDay.AddDays(chance.Next(240, Days - 20)));
            var ill = firstDay.AddDays(chance.Next(185, 225));
            leave.Add(Make(firstDay, number, summer, summer.AddDays(11), isSick: false));
            leave.Add(Make(firstDay, number, winter, winter.AddDays(number % 3 == 0 ? 11 : 4), isSick: false));
            leave.Add(Make(firstDay, number, ill, ill.AddDays(chance.Next(0, 3)), isSick: true));
        }

        return leave;
    }

    private static DemoLeave Make(DateOnly begin, int number, DateOnly first, DateOnly last, bool isSick) =>
        new(DemoCast.All[number].Email, isSick ? first : EarlyBefore(first, begin), first, last, isSick);

    private static DateOnly EarlyBefore(DateOnly first, DateOnly begin) =>
        first.AddDays(-45) is var early && early > begin.AddDays(3) ? early : begin.AddDays(3);

    private static DateOnly MondayFrom(DateOnly day) => Weeks.MondayOf(day.AddDays(6));
}
