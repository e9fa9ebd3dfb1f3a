using ErpCrm.Platform.Security;

namespace ErpCrm.Demo.Seeding;

/// <summary>The people of a seeded company, made of common names.</summary>
public static class SeedCast
{
    /// <summary>Everyone's password; a seeded company runs on a database of its own.</summary>
    public const string Password = "orda-volume-2026";

    private static readonly string[] FirstNames =
    [
        "Aida", "Marat", "Nurlan", "Elena", "Gulnara", "Timur", "Jyldyz", "Bakyt", "Anna", "Daniyar", "Meerim",
        "Sergey", "Azamat", "Kamila", "Ulan", "Aizada",
        "Viktor", "Cholpon", "Ruslan", "Saltanat", "Igor", "Nazgul", "Erlan", "Olga", "Kubat", "Altynai", "Maksim",
        "Begimai", "Askar", "Svetlana", "Talant", "Dinara",
    ];

    private static readonly string[] LastNames =
    [
        "Bekov", "Osmonov", "Sydykov", "Kim", "Asanov", "Toktogulov", "Ismailov", "Petrov", "Omurov", "Abdyldaev",
        "Volkov", "Kadyrov", "Yusupov", "Jumabaev", "Sadyrov",
        "Li", "Mamytov", "Ivanov", "Turdubaev", "Akmatov", "Orozov", "Smirnov", "Alymkulov", "Kasymov", "Tokoev",
        "Popov", "Ryskulov", "Sultanov", "Isakov",
    ];

    private static readonly string[] Departments = ["Consulting", "Development", "Design", "Support"];

    /// <summary>The owner first, then one of every role, then sales people, managers and the team.</summary>
    public static IReadOnlyList<DemoPerson> Of(int count) =>
        [.. Enumerable.Range(0, count).Select(number => Make(number, count))];

    private static DemoPerson Make(int number, int count)
    {
        var (role, department, job) = RoleOf(number, count);
        var name = $"{FirstNames[number % FirstNames.Length]} {LastNames[(number + (number / FirstNames.Length * 7)) % LastNames.Length]}";
        var isSold = role is BuiltInRoles.ProjectManager or BuiltInRoles.TeamMember;
        return new DemoPerson(
            name, Email(number, role), role, department, job,
            (number % 5) switch { 0 => "en", 1 or 2 => "ky", _ => "ru" },
            600 + (20 * (number * 7 % 40)), isSold ? 1800 + (100 * (number * 11 % 14)) : 0);
    }

    // The first of each role has an address that is easy to type.
    private static string Email(int number, string role) => number < BuiltInRoles.All.Count
        ? $"{role.Replace(' ', '.').ToLowerInvariant()}@orda.example"
        : $"user{number:000}@orda.example";

    private static (string Role, string Department, string Job) RoleOf(int number, int count)
    {
        if (number < BuiltInRoles.All.Count) return Described(BuiltInRoles.All[number], number);
        var (sales, managers, accountants) = (Math.Max(1, count / 12), Math.Max(1, count / 12), count / 50);
        var place = number - BuiltInRoles.All.Count;
        if (place < sales) return Described(BuiltInRoles.Sales, number);
        if (place < sales + managers) return Described(BuiltInRoles.ProjectManager, number);
        return Described(place < sales + managers + accountants ? BuiltInRoles.Accountant : BuiltInRoles.TeamMember,
            number);
    }

    private static (string Role, string Department, string Job) Described(string role, int number) => role switch
    {
        BuiltInRoles.Owner or BuiltInRoles.Management => (role, "Management", "Managing partner"),
        BuiltInRoles.Administrator => (role, "Management", "IT administrator"),
        BuiltInRoles.Accountant => (role, "Management", "Accountant"),
        BuiltInRoles.Sales => (role, "Sales", "Account manager"),
        BuiltInRoles.ProjectManager => (role, Departments[number % Departments.Length], "Project manager"),
        _ => (role, Departments[number % Departments.Length], "Consultant"),
    };
}
