using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Crm.Contacts;

/// <summary>Contacts in the API.</summary>
internal sealed class ContactApi : ApiKind<CrmDbContext, Contact>
{
    public ContactApi()
        : base(Kinds.Contact, "contacts")
    {
        Creates<ContactsController>(nameof(ContactsController.Create)).Named("companyId", "company");
        Changes<ContactsController>(nameof(ContactsController.Edit));
    }
}
