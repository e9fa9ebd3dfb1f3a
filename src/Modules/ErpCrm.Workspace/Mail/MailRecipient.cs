using ErpCrm.Platform.Mail;
using MimeKit;

namespace ErpCrm.Workspace.Mail;

/// <summary>What is known of a mail at one address.</summary>
internal enum RecipientState
{
    Waiting,
    Sent,
    Refused,
    Unsure,
}

/// <summary>Somebody whom a mail is for.</summary>
internal sealed class MailRecipient
{
    private MailRecipient()
    {
    }

    public MailRecipient(int number, MailboxAddress address, bool isCopy) =>
        (Number, Address, Name, IsCopy) = (number, address.Address, MailText.OneLine(address.Name ?? "", 120), isCopy);

    public Guid MailId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public string Address { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>Whether it is for his knowledge only.</summary>
    public bool IsCopy { get; private set; }

    public RecipientState State { get; private set; }

    /// <summary>In the server's words.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>Whether nobody knew once whether it arrived: it stays so when it is sent again.</summary>
    public bool MayHaveIt { get; private set; }

    /// <summary>Whether it is still to be sent to him.</summary>
    public bool IsOpen => State == RecipientState.Waiting;

    /// <summary>As a mail names him.</summary>
    public MailboxAddress Mailbox => new(Name, Address);

    public void Take(MailAnswer answer)
    {
        Answer = MailText.OneLine(answer.Answer, RecordMail.AnswerLength);
        MayHaveIt |= answer.Result == MailResult.Unsure;
        State = answer.Result switch
        {
            MailResult.Taken => RecipientState.Sent,
            MailResult.Refused => RecipientState.Refused,
            MailResult.Unsure => RecipientState.Unsure,
            _ => RecipientState.Waiting,
        };
    }

    public void GiveUp() => State = RecipientState.Refused;

    public void Confirm() => State = RecipientState.Sent;

    public void Open() => State = RecipientState.Waiting;
}

/// <summary>A file that goes with a mail, as it was when the mail was written.</summary>
internal sealed class MailAttachment
{
    public Guid MailId { get; private set; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>Told from the content.</summary>
    public required string Type { get; init; }

    public required string Hash { get; init; }
    public required long Bytes { get; init; }
}

/// <summary>An address that a server refused for good, until a mail to it is taken.</summary>
internal sealed class RefusedAddress
{
    /// <summary>A name, an @ and a domain in its longest spelling.</summary>
    public const int AddressLength = 320;

    /// <summary>As <see cref="MailAddresses.KeyOf"/> writes it.</summary>
    public required string Address { get; init; }

    /// <summary>In the server's words.</summary>
    public required string Answer { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime RefusedAt { get; set; }
}
