using ErpCrm.Platform.Security;

namespace ErpCrm.Demo;

/// <summary>Somebody who works at the demo company.</summary>
/// <param name="Role">Built-in role, or null for a person without a sign-in.</param>
/// <param name="Department">Department name.</param>
/// <param name="Job">Job title.</param>
/// <param name="Language"><c>en</c>, <c>ky</c> or <c>ru</c>.</param>
/// <param name="Cost">Cost per hour in KGS.</param>
/// <param name="Rate">Selling rate per hour in KGS; 0 for people who are not sold.</param>
public sealed record DemoPerson(string Name, string Email, string? Role, string Department, string Job, string Language,
    decimal Cost, decimal Rate);

/// <summary>The fourteen people of the demo company, a service firm in Bishkek.</summary>
public static class DemoCast
{
    /// <summary>Everyone's password where the demo company runs on a database of its own, and only there.</summary>
    public const string Password = "orda-demo-2026";

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("Aida Bekova", "aida@orda.example", BuiltInRoles.Owner, "Management", "Managing partner", "en", 1450, 3600),
        new("Marat Osmonov", "marat@orda.example", BuiltInRoles.Management, "Management", "Operations director", "ru",
            1250, 3200),
        new("Nurlan Sydykov", "nurlan@orda.example", BuiltInRoles.Sales, "Sales", "Head of sales", "ky", 900, 0),
        new("Elena Kim", "elena@orda.example", BuiltInRoles.Sales, "Sales", "Account manager", "ru", 720, 0),
        new("Gulnara Asanova", "gulnara@orda.example", BuiltInRoles.Accountant, "Management", "Chief accountant", "ky",
            780, 0),
        new("Timur Asanov", "timur@orda.example", BuiltInRoles.ProjectManager, "Consulting", "Project manager", "ru",
            980, 2600),
        new("Jyldyz Toktogulova", "jyldyz@orda.example", BuiltInRoles.ProjectManager, "Development", "Delivery lead",
            "ky", 1020, 2800),
        new("Bakyt Ismailov", "bakyt@orda.example", BuiltInRoles.TeamMember, "Development", "Senior developer", "ky",
            940, 2500),
        new("Anna Petrova", "anna@orda.example", BuiltInRoles.TeamMember, "Development", "Developer", "ru", 690, 2000),
        new("Daniyar Omurov", "daniyar@orda.example", BuiltInRoles.TeamMember, "Development", "Developer", "ky", 650,
            1900),
        new("Meerim Abdyldaeva", "meerim@orda.example", BuiltInRoles.TeamMember, "Consulting", "Business analyst", "ky",
            720, 2100),
        new("Sergey Volkov", "sergey@orda.example", BuiltInRoles.TeamMember, "Consulting", "Consultant", "ru", 760,
            2200),
        new("Azamat Kadyrov", "azamat@orda.example", BuiltInRoles.Administrator, "Development", "IT administrator",
            "ky", 620, 0),
        new("Kamila Yusupova", "kamila@orda.example", null, "Development", "Designer (contractor)", "ru", 850, 2000),
    ];

    /// <exception cref="InvalidOperationException">Nobody has that address.</exception>
    public static DemoPerson Find(string email) => All.Single(person => person.Email == email);
}
