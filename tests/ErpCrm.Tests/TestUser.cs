using System.Collections.Concurrent;
using ErpCrm.Platform.Security;

namespace ErpCrm.Tests;

/// <summary>A signed-in user with a built-in role, without going through sign-in.</summary>
public sealed record TestUser(Guid Id, string Name, string Role, Guid[] Team)
{
    public static TestUser Owner { get; } = Make(1, "Olga Owner", BuiltInRoles.Owner);

    public static TestUser Administrator { get; } = Make(2, "Adil Admin", BuiltInRoles.Administrator);

    public static TestUser Sales { get; } = Make(3, "Saltanat Sales", BuiltInRoles.Sales, 4);

    /// <summary>In the team of <see cref="Sales"/>.</summary>
    public static TestUser SalesMate { get; } = Make(4, "Samat Salesmate", BuiltInRoles.Sales, 3);

    /// <summary>In nobody's team.</summary>
    public static TestUser OtherSales { get; } = Make(5, "Oleg Othersales", BuiltInRoles.Sales);

    public static TestUser ProjectManager { get; } = Make(6, "Pavel Manager", BuiltInRoles.ProjectManager, 7);

    public static TestUser TeamMember { get; } = Make(7, "Tilek Member", BuiltInRoles.TeamMember, 6);

    public static TestUser OtherMember { get; } = Make(8, "Oksana Othermember", BuiltInRoles.TeamMember);

    public static TestUser Accountant { get; } = Make(9, "Asel Accountant", BuiltInRoles.Accountant);

    public static TestUser Management { get; } = Make(10, "Mira Management", BuiltInRoles.Management);

    public static IReadOnlyList<TestUser> All { get; } =
        [Owner, Administrator, Sales, SalesMate, OtherSales, ProjectManager, TeamMember, OtherMember, Accountant,
            Management];

    /// <summary>One per built-in role.</summary>
    public static IReadOnlyList<TestUser> OnePerRole { get; } = [Owner, Administrator, Sales, ProjectManager,
        TeamMember, Accountant, Management];

    private static readonly ConcurrentDictionary<Guid, TestUser> Introduced = new();

    /// <summary>Lets somebody sign in who is not one of these: a user of a played company.</summary>
    public static TestUser Introduce(TestUser user) => Introduced[user.Id] = user;

    public static TestUser? Find(Guid id) => Introduced.GetValueOrDefault(id) ?? All.FirstOrDefault(u => u.Id == id);

    public string Email => Name.Split(' ')[0].ToLowerInvariant() + "@test.example";

    private static TestUser Make(int number, string name, string role, params int[] mates) =>
        new(IdOf(number), name, role, [.. mates.Select(IdOf)]);

    private static Guid IdOf(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}
