using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;

namespace ErpCrm.Crm.Demo;

/// <summary>A client that was entered twice, and one person who was: what to look at under the likely duplicates.
/// </summary>
internal static class DemoTwins
{
    public static void Add(CrmDbContext db, Guid owner, DateTime utcNow)
    {
        var known = DemoCompanies.All[3];
        var twin = new Company(
            new CompanyData
            {
                Name = "Dordoi Tekstil", Email = $"info@{known.Domain}", Industry = known.Industry,
                Address = "Бишкек, Дэн Сяопин пр., 300, 2-кабат", Currency = "KGS", Language = known.Language,
                OwnerId = owner,
            },
            utcNow,
            isDistinct: true);
        db.Companies.Add(twin);
        db.Contacts.Add(new Contact(twin.Id,
            new ContactData(known.Contact, "", $"office@{known.Domain}", "", ""), isPrimary: true));
    }
}
