namespace ErpCrm.Contracts;

/// <summary>An event with which a module asks for a mail that it wrote by itself, without a person at a form. It is
/// saved with what the mail tells of: both are there, or neither.</summary>
public interface IAsksForMail
{
    MailAsk AskedMail();
}

/// <summary>A mail that is asked for; the module of the record says its words and addresses when it is made.</summary>
/// <param name="Kind">Of the record it is about, by <see cref="Kinds"/>.</param>
/// <param name="MailId">Of the mail: asked for again it is the same one.</param>
/// <param name="ById">User in whose name it goes, and who is told when it does not arrive.</param>
public sealed record MailAsk(string Kind, Guid RecordId, Guid MailId, Guid ById, string ByName);
